// Makes the functions of the gateway's JavaScript client, one for each interface.

REST.createGroup = (function () {
  function isOwn(object, name) {
    return Object.prototype.hasOwnProperty.call(object, name);
  }

  // Returns the function of an interface, which is described as "PUT /voicecall/{agentid}/answer?callid $entity".
  function createFunction(description) {
    var words = description.split(" ");
    var parts = words[1].split("?");
    var query = parts.length > 1 ? parts[1].split("&") : [];
    var hasEntity = words.length > 2;
    return function (given) {
      var params = given || {};
      var request = new REST.Request();
      var returned;
      request.setMethod(words[0]);
      // The address of the gateway ends with a slash, and each path begins with one. The gateway accepts the two slashes as one.
      request.setURI(
        (params.$apiURL || REST.apiURL) +
          parts[0].replace(/\{(\w+)\}/g, function (_, name) {
            return REST.Encoding.encodePathSegment(params[name]);
          })
      );
      for (var i = 0; i < query.length; i++) {
        if (isOwn(params, query[i])) request.addQueryParameter(query[i], params[query[i]]);
      }
      if (hasEntity && params.$entity) request.setEntity(params.$entity);
      if (params.$username && params.$password) request.setCredentials(params.$username, params.$password);
      request.setAccepts(params.$accepts || "application/json");
      request.setContentType(params.$contentType || (hasEntity ? "application/json" : "text/plain"));
      if (params.$callback) {
        request.execute(params.$callback);
        return undefined;
      }
      request.setAsync(false);
      request.execute(function (_status, _xhr, entity) {
        returned = entity;
      });
      return returned;
    };
  }

  // Returns an object with a function for each interface. The descriptions leave out the group, with which each path begins.
  return function (group, descriptions) {
    var functions = {};
    for (var name in descriptions) {
      // Some old libraries add members to all objects.
      if (!isOwn(descriptions, name)) continue;
      functions[name] = createFunction(descriptions[name].replace(" /", " /" + group + "/"));
    }
    return functions;
  };
})();
