// Defines the globals of the gateway's JavaScript client: REST with its log and its encodings, and the Guid.

/** The Guid of the session, which other scripts read and assign. An answer with a Guid replaces it. */
var cookiestring;

var REST = {
  // The address of the gateway, with a slash at the end. A page may assign another one.
  apiURL: null,
  loglevel: 0,
  log: function (text) {
    if (REST.loglevel > 0 && typeof console !== "undefined") console.log(text);
  },
};

REST.Encoding = (function () {
  // Each expression matches the characters that are encoded in one part of a request.
  var NOT_IN_PATH = /[^A-Za-z0-9\-._~!$&'()*+,=:@]+/g;
  var NOT_IN_QUERY = /[^A-Za-z0-9\-._~!$'()*,:@;/?]+/g;
  var NOT_IN_MATRIX_NAME = /[^A-Za-z0-9\-._~!$&'()*+,:@]+/g;
  var NOT_IN_FORM = /[^A-Za-z0-9]+/g;

  function toHex(character) {
    return "%" + character.charCodeAt(0).toString(16);
  }

  // Encodes every character of a text that has no ASCII letters or digits. Throws a URIError for half of a surrogate pair.
  function percentEncode(text) {
    return encodeURIComponent(text)
      .toLowerCase()
      .replace(/[-_.!~*'()]/g, toHex);
  }

  function encodePathSegment(value) {
    return String(value).replace(NOT_IN_PATH, percentEncode);
  }

  function encodeQuery(value) {
    return String(value).replace(NOT_IN_QUERY, percentEncode);
  }

  function encodeMatrixName(value) {
    return String(value).replace(NOT_IN_MATRIX_NAME, percentEncode);
  }

  function encodeForm(value) {
    var lines = String(value).replace(/\r\n|\r|\n/g, "\r\n");
    return lines.replace(NOT_IN_FORM, percentEncode).replace(/%20/g, "+");
  }

  return {
    encodePathSegment: encodePathSegment,
    encodePathParamName: encodeMatrixName,
    encodePathParamValue: encodePathSegment,
    encodeQueryParamNameOrValue: encodeQuery,
    encodeFormNameOrValue: encodeForm,
  };
})();
