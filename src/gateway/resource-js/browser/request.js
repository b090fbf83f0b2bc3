// Sends the requests of the gateway's JavaScript client with XMLHttpRequest, and reads their answers.

REST.Request = (function () {
  var Encoding = REST.Encoding;
  var FORM = "application/x-www-form-urlencoded";

  // The timeouts of requests that have a callback for a timeout: of the special request, which polls, and of others.
  var SPECIAL_TIMEOUT_MS = 60000;
  var USUAL_TIMEOUT_MS = 120000;

  // All special requests share this connection, so that a new poll replaces one that waits.
  var specialRequest = null;

  function joinPairs(pairs, encode) {
    var joined = [];
    for (var i = 0; i < pairs.length; i++) joined.push(encode(pairs[i][0]) + "=" + encode(pairs[i][1]));
    return joined.join("&");
  }

  function isJson(type) {
    return type !== null && (type.indexOf("application/json") >= 0 || /^application\/[^;]*\+json/.test(type));
  }

  // Creates a request. Nothing is sent before execute.
  function Request() {
    this.method = "GET";
    this.uri = null;
    this.async = true;
    this.accepts = "*/*";
    this.contentType = null;
    this.entity = null;
    this.username = null;
    this.password = null;
    this.queryParameters = [];
    this.matrixParameters = [];
    this.formParameters = [];
    this.headers = [];
    this.cookies = [];
    this.isSpecial = false;
    this.timeoutHandle = null;
  }

  function addressOf(request) {
    var address = request.uri;
    for (var i = 0; i < request.matrixParameters.length; i++) {
      var pair = request.matrixParameters[i];
      address += ";" + Encoding.encodePathParamName(pair[0]) + "=" + Encoding.encodePathParamValue(pair[1]);
    }
    if (request.queryParameters.length > 0)
      address += "?" + joinPairs(request.queryParameters, Encoding.encodeQueryParamNameOrValue);
    return address;
  }

  function openConnection(request) {
    var xhr;
    if (request.isSpecial && request.async) {
      if (specialRequest === null) specialRequest = new XMLHttpRequest();
      xhr = specialRequest;
    } else {
      xhr = new XMLHttpRequest();
    }
    var address = addressOf(request);
    REST.log(request.method + " " + address);
    xhr.open(request.method, address, request.async, request.username, request.password);
    // Browsers allow no timeout for a synchronous request.
    if (request.async) {
      var timeout = request.isSpecial ? SPECIAL_TIMEOUT_MS : USUAL_TIMEOUT_MS;
      xhr.timeout = request.timeoutHandle === null ? 0 : timeout;
      xhr.ontimeout = request.timeoutHandle;
    }
    return xhr;
  }

  // Sets the headers. Returns the content type that a header of the caller has; null if there is none.
  function setHeaders(request, xhr) {
    var hasAccept = false;
    var contentType = null;
    if (cookiestring !== undefined && cookiestring !== null && cookiestring !== "") {
      xhr.setRequestHeader("Guid", cookiestring);
    }
    for (var i = 0; i < request.headers.length; i++) {
      var name = String(request.headers[i][0]).toLowerCase();
      if (name === "accept") hasAccept = true;
      if (name === "content-type") contentType = request.headers[i][1];
      xhr.setRequestHeader(request.headers[i][0], request.headers[i][1]);
    }
    if (!hasAccept) xhr.setRequestHeader("Accept", request.accepts);
    return contentType;
  }

  // Sets the content type of the entity or form. Returns the body; null if there is none. Throws an Error for a form with an entity or with
  // another content type.
  function bodyOf(request, xhr, contentTypeOfHeader) {
    var type = contentTypeOfHeader || request.contentType;
    if (request.formParameters.length > 0) {
      if (request.entity) throw new Error("A request cannot have both an entity and form parameters.");
      if (type && type !== FORM) throw new Error("Form parameters cannot be sent as " + type + ".");
      if (!contentTypeOfHeader) xhr.setRequestHeader("Content-Type", FORM);
      return joinPairs(request.formParameters, Encoding.encodeFormNameOrValue);
    }
    if (!request.entity) return null;
    if (!contentTypeOfHeader && type) xhr.setRequestHeader("Content-Type", type);
    return typeof request.entity === "object" && (!type || isJson(type))
      ? JSON.stringify(request.entity)
      : request.entity;
  }

  function readAnswer(xhr) {
    var guid = xhr.getResponseHeader("Set-GUID");
    // The header has the form JSESSIONID=<guid>.
    if (guid) cookiestring = guid.split("=")[1];
    if (xhr.status < 200 || xhr.status >= 300) return undefined;
    var isParsed = isJson(xhr.getResponseHeader("Content-Type")) || isJson(xhr.getResponseHeader("JSON-Type"));
    return isParsed ? JSON.parse(xhr.responseText) : xhr.responseText;
  }

  Request.prototype = {
    setMethod: function (method) {
      this.method = method;
    },
    setURI: function (uri) {
      this.uri = uri;
    },
    setAsync: function (async) {
      this.async = async;
    },
    setAccepts: function (accepts) {
      this.accepts = accepts;
    },
    setContentType: function (contentType) {
      this.contentType = contentType;
    },
    setEntity: function (entity) {
      this.entity = entity;
    },
    setCredentials: function (username, password) {
      this.username = username;
      this.password = password;
    },
    addQueryParameter: function (name, value) {
      this.queryParameters.push([name, value]);
    },
    addMatrixParameter: function (name, value) {
      this.matrixParameters.push([name, value]);
    },
    addFormParameter: function (name, value) {
      this.formParameters.push([name, value]);
    },
    addHeader: function (name, value) {
      this.headers.push([name, value]);
    },
    addCookie: function (name, value) {
      this.cookies.push([name, value]);
    },
    // Sets whether the request is sent over the connection that all special requests share. A new one replaces one that waits.
    setSpecial: function (isSpecial) {
      this.isSpecial = isSpecial;
    },
    // Sets the callback for an asynchronous request that is not answered in time. Without one there is no timeout.
    setTimeoutHandle: function (handle) {
      this.timeoutHandle = handle;
    },
    // Sends the request. Calls back with the status, the XMLHttpRequest and the entity, which is undefined after a failure.
    execute: function (callback) {
      var isAnswered = false;
      for (var i = 0; i < this.cookies.length; i++) {
        document.cookie = encodeURIComponent(this.cookies[i][0]) + "=" + encodeURIComponent(this.cookies[i][1]);
      }
      var xhr = openConnection(this);
      var body = bodyOf(this, xhr, setHeaders(this, xhr));
      function onReadyStateChange() {
        if (xhr.readyState !== 4 || isAnswered) return;
        isAnswered = true;
        REST.log("answered with status " + xhr.status);
        var entity = readAnswer(xhr);
        if (callback) callback(xhr.status, xhr, entity);
      }
      xhr.onreadystatechange = onReadyStateChange;
      xhr.send(body);
      // Some old browsers have no event for a synchronous request.
      if (!this.async) onReadyStateChange();
    },
  };

  return Request;
})();
