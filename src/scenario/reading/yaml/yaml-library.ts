// Exports what the reader uses of the yaml package, so that a bundle leaves out the rest.
export {
  Composer,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  visit,
  YAMLParseError,
} from "yaml";
