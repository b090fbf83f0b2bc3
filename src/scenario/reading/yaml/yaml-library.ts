// The parts of the yaml package that the reader uses, so that a bundle leaves out the others.
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
