// Prints types for declarations: those of the project and global ones by name, and all others written out.
import ts from "typescript-6";
import { commentOf } from "./comments.mjs";
import { isGlobal, isInterfaceOrClass, isNameable, isOwn, isWrittenReadonly } from "./symbols.mjs";

/** The indentation of members in declarations. */
export const INDENT = "  ";
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
/** How deep an unnamed type may be. A deeper one may be endless: give one of its parts a name. */
const MAX_DEPTH = 20;

/** Prints types, and remembers the project's types that it has named. */
export class TypePrinter {
  /** The names of all named types by symbol, in the order in which they were named. */
  names = new Map();
  #taken = new Set();
  /** The members of the named unions of string and template literal types, by symbol. */
  #unions = new Map();

  constructor(checker) {
    this.checker = checker;
  }

  /** Returns the name of a type of the project. The caller must then declare the type. */
  nameType(symbol, wanted = symbol.name) {
    const known = this.names.get(symbol);
    if (known !== undefined) return known;
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${wanted}${number}`;
    this.names.set(symbol, name);
    this.#taken.add(name);
    return name;
  }

  /** Makes a union of at least three string or template literal types print as the name of its alias, also as a part of another union. */
  nameUnion(symbol) {
    const type = this.checker.getDeclaredTypeOfSymbol(symbol);
    const isText = ({ flags }) => (flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.TemplateLiteral)) !== 0;
    if (type.isUnion() && type.types.length >= 3 && type.types.every(isText)) this.#unions.set(symbol, type.types);
  }

  /** Returns a named union with all its members, or as it is written if it has a template literal type; undefined for any other type. */
  printWrittenOut(symbol) {
    const members = this.#unions.get(symbol);
    const hasTemplate = members?.some(({ flags }) => (flags & ts.TypeFlags.TemplateLiteral) !== 0);
    const written = hasTemplate && this.printAsWritten(symbol.declarations[0].type, "");
    return written || members?.map((member) => this.printType(member, "", 1)).join(" | ");
  }

  /** Returns the names of the named unions that a union contains, and the remaining types of the union. */
  #splitUnion({ types }) {
    const names = [];
    let rest = types;
    for (const [symbol, members] of this.#unions) {
      if (!members.every((member) => rest.includes(member))) continue;
      names.push(this.nameType(symbol));
      rest = rest.filter((type) => !members.includes(type));
    }
    return { names, rest };
  }

  /** Returns the type parameters of a declaration, in angle brackets; empty without any. */
  printTypeParameters({ typeParameters }) {
    const printed = (typeParameters ?? []).map(({ name, constraint, default: standard }) => {
      const limit = constraint === undefined ? "" : ` extends ${this.printNode(constraint)}`;
      return `${name.text}${limit}${standard === undefined ? "" : ` = ${this.printNode(standard)}`}`;
    });
    return printed.length === 0 ? "" : `<${printed.join(", ")}>`;
  }

  /** Returns a signature: type parameters, parameters and result. */
  printSignature(signature, indent, arrow = ":") {
    const { declaration } = signature;
    const generic = declaration === undefined ? "" : this.printTypeParameters(declaration);
    const result = declaration?.type === undefined ? undefined : this.printNode(declaration.type, indent);
    const printed = result ?? this.printType(signature.getReturnType(), indent, 0);
    return `${generic}(${this.printParameters(signature, indent)})${arrow} ${printed}`;
  }

  printParameters(signature, indent) {
    const printed = signature.parameters.map((symbol, index) => {
      const declaration = symbol.valueDeclaration;
      const isRest = declaration?.dotDotDotToken !== undefined;
      const isOptional = declaration?.questionToken !== undefined || declaration?.initializer !== undefined;
      const type =
        declaration?.type === undefined
          ? this.printType(this.checker.getTypeOfSymbol(symbol), indent, 0)
          : this.printNode(declaration.type, indent);
      // A destructured parameter has no name.
      const name =
        IDENTIFIER.test(symbol.name) && !symbol.name.startsWith("__") ? symbol.name : `options${index || ""}`;
      return `${isRest ? "..." : ""}${name}${isOptional ? "?" : ""}: ${type}`;
    });
    return printed.join(", ");
  }

  /** Prints a written type as it is written, if everything that it names can be named; otherwise the type that it stands for. */
  printNode(node, indent = "") {
    const printed = this.printAsWritten(node, indent);
    return printed ?? this.printType(this.checker.getTypeFromTypeNode(node), indent, 0);
  }

  /** Returns the text of a written type with the names of its parts; undefined if a part cannot be named. */
  printAsWritten(node, indent) {
    const source = node.getSourceFile();
    const replaced = [];
    const visit = (part) => {
      if (ts.isTypeQueryNode(part) || ts.isImportTypeNode(part) || ts.isComputedPropertyName(part)) return false;
      if (ts.isTypeReferenceNode(part) || ts.isExpressionWithTypeArguments(part)) {
        const name = part.typeName ?? part.expression;
        const symbol = this.#symbolOf(name);
        if (symbol === undefined) return false;
        if ((symbol.flags & ts.SymbolFlags.TypeParameter) === 0 && !isGlobal(symbol)) {
          if (!isOwn(symbol) || !isNameable(symbol)) return false;
          replaced.push([name, symbol]);
        }
        return (part.typeArguments ?? []).every(visit);
      }
      // The comments of members are kept as they are.
      return ts.forEachChild(part, (child) => (visit(child) ? undefined : "no")) === undefined;
    };
    if (!visit(node)) return undefined;
    let text = "";
    let at = node.getStart(source);
    for (const [name, symbol] of replaced) {
      text += source.text.slice(at, name.getStart(source)) + this.nameType(symbol);
      at = name.end;
    }
    text += source.text.slice(at, node.end);
    return text.replaceAll(/\n(?=\S)/g, `\n${indent}`);
  }

  #symbolOf(name) {
    const symbol = this.checker.getSymbolAtLocation(name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
      ? this.checker.getAliasedSymbol(symbol)
      : symbol;
  }

  /** Prints a type, written out down to types that have a name. */
  printType(type, indent, depth) {
    if (depth > MAX_DEPTH)
      throw new Error(`${this.checker.typeToString(type)} is too deep: give one of its parts a name`);
    const { aliasSymbol, aliasTypeArguments } = type;
    if (aliasSymbol !== undefined && isOwn(aliasSymbol) && isNameable(aliasSymbol) && depth > 0)
      return this.#printNamed(aliasSymbol, aliasTypeArguments, indent, depth);
    if (type.isUnion()) return this.#printUnion(type, indent, depth);
    if (type.isIntersection()) return this.#printIntersection(type, indent, depth);
    if (
      (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) === 0 ||
      type.flags & ts.TypeFlags.NonPrimitive
    )
      return this.checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    if (this.checker.isTupleType(type)) return this.#printTuple(type, indent, depth);
    if (this.checker.isArrayType(type)) {
      const item = this.printType(this.checker.getTypeArguments(type)[0], indent, depth + 1);
      const isReadonly = type.symbol.name === "ReadonlyArray";
      return `${isReadonly ? "readonly " : ""}${/^[\w."]+$/.test(item) ? item : `(${item})`}[]`;
    }
    const { symbol } = type;
    // A type of another package, such as a schema of zod, occurs only inside internal types, and no user gets such a value.
    if (isInterfaceOrClass(symbol) && !isGlobal(symbol) && !isOwn(symbol)) return "unknown";
    if (isInterfaceOrClass(symbol) && (isGlobal(symbol) || (isOwn(symbol) && isNameable(symbol))))
      return this.#printNamed(symbol, this.checker.getTypeArguments(type), indent, depth);
    return this.printObject(type, indent, depth);
  }

  #printNamed(symbol, given = [], indent, depth) {
    // An interface has itself as a last argument.
    const count = symbol.declarations?.find(({ typeParameters }) => typeParameters)?.typeParameters?.length ?? 0;
    const printed = given.slice(0, count).map((argument) => this.printType(argument, indent, depth + 1));
    const name = isGlobal(symbol) ? symbol.name : this.nameType(symbol);
    return printed.length === 0 ? name : `${name}<${printed.join(", ")}>`;
  }

  #printUnion(type, indent, depth) {
    const isBoolean = (part) => (part.flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const { names, rest } = this.#splitUnion(type);
    const parts = rest.filter((part) => !isBoolean(part));
    const booleans = rest.filter(isBoolean);
    const others = parts.map((part) => {
      const text = this.printType(part, indent, depth + 1);
      return text.includes("=>") ? `(${text})` : text;
    });
    const printed = [...names, ...others];
    if (booleans.length === 2) printed.push("boolean");
    else printed.push(...booleans.map((part) => this.checker.typeToString(part)));
    // Undefined comes last, as people write it.
    const words = [...new Set(printed.filter((text) => text !== "undefined"))];
    if (printed.includes("undefined")) words.push("undefined");
    return words.join(" | ");
  }

  #printIntersection(type, indent, depth) {
    // Objects that are joined by & are one object to a reader.
    const isPlain = type.types.every(
      (part) =>
        (part.flags & ts.TypeFlags.Object) !== 0 &&
        part.getCallSignatures().length === 0 &&
        this.checker.getIndexInfosOfType(part).length === 0,
    );
    if (isPlain) return this.printObject(type, indent, depth);
    return type.types.map((part) => `(${this.printType(part, indent, depth + 1)})`).join(" & ");
  }

  #printTuple(type, indent, depth) {
    const { target } = type;
    const items = this.checker.getTypeArguments(type).map((item, at) => {
      const flags = target.elementFlags[at];
      const text = this.printType(item, indent, depth + 1);
      if (flags & ts.ElementFlags.Rest) return `...(${text})[]`;
      return flags & ts.ElementFlags.Optional ? `(${text})?` : text;
    });
    return `${target.readonly ? "readonly " : ""}[${items.join(", ")}]`;
  }

  printObject(type, indent, depth) {
    const [call] = type.getCallSignatures();
    // Symbols of the project, with names such as __@BRAND@12, mark types for its own code.
    const properties = this.checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith("__@"));
    if (call !== undefined && properties.length === 0) return this.printSignature(call, indent, " =>");
    const inner = `${indent}${INDENT}`;
    const indexes = this.checker.getIndexInfosOfType(type).map(({ keyType, type: value, isReadonly }) => {
      const key = this.checker.typeToString(keyType);
      return `${inner}${isReadonly ? "readonly " : ""}[key: ${key}]: ${this.printType(value, inner, depth + 1)};\n`;
    });
    const members = properties.map((property) => this.#printProperty(property, inner, depth));
    const all = [...indexes, ...members];
    return all.length === 0 ? "{}" : `{\n${all.join("")}${indent}}`;
  }

  #printProperty(property, indent, depth) {
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const isReadonly = (ts.getCheckFlags(property) & ts.CheckFlags.Readonly) !== 0 || isWrittenReadonly(property);
    const type = this.printType(this.checker.getTypeOfSymbol(property), indent, depth + 1);
    const comment = commentOf(property, this.checker, indent);
    const name = this.printKey(property.name);
    // An optional member may be given as undefined, as everywhere in the library.
    return `${comment}${indent}${isReadonly ? "readonly " : ""}${name}${isOptional ? "?" : ""}: ${type};\n`;
  }

  printKey(name) {
    return IDENTIFIER.test(name) || /^\d+$/.test(name) ? name : JSON.stringify(name);
  }
}
