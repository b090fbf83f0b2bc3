// Prints the bodies of interfaces and classes.
import ts from "typescript-6";
import { commentOf } from "./comments.mjs";
import { INDENT, TypePrinter } from "./type-printer.mjs";

/** Prints declarations, and the types in them. */
export class DeclarationPrinter extends TypePrinter {
  /** Returns the `extends` of a declaration; empty without one; undefined if a base cannot be named. */
  printHeritage({ heritageClauses }) {
    const bases = (heritageClauses ?? [])
      .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
      .flatMap(({ types }) => types);
    const printed = bases.map((base) => this.printAsWritten(base, ""));
    if (printed.includes(undefined)) return undefined;
    return bases.length === 0 ? "" : ` extends ${printed.join(", ")}`;
  }

  /** Returns the body of a type with its own and all inherited members, in braces. */
  printAllMembers(symbol) {
    return this.printObject(this.checker.getDeclaredTypeOfSymbol(symbol), "", 0);
  }

  /** Returns the body of a class or an interface with its public members, in braces; with its constructor only if `hasConstructor`. */
  printMembers(declaration, hasConstructor = false) {
    const members = declaration.members.flatMap((member) => this.#printMember(member, hasConstructor));
    return members.length === 0 ? "{}" : `{\n${members.join("")}}`;
  }

  #printMember(member, hasConstructor) {
    const isHidden =
      (ts.getCombinedModifierFlags(member) &
        (ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static)) !==
      0;
    if (isHidden || (member.name !== undefined && ts.isPrivateIdentifier(member.name))) return [];
    if (ts.isConstructorDeclaration(member)) {
      if (!hasConstructor) return [];
      const signature = this.checker.getSignatureFromDeclaration(member);
      return [`${INDENT}constructor(${this.printParameters(signature, INDENT)});\n`];
    }
    if (ts.isIndexSignatureDeclaration(member)) return [`${INDENT}${this.printNode(member)}\n`];
    const symbol = this.checker.getSymbolAtLocation(member.name);
    const comment = commentOf(symbol, this.checker, INDENT);
    const name = ts.isComputedPropertyName(member.name) ? member.name.getText() : this.printKey(symbol.name);
    if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) {
      const signature = this.checker.getSignatureFromDeclaration(member);
      const mark = member.questionToken === undefined ? "" : "?";
      return [`${comment}${INDENT}${name}${mark}${this.printSignature(signature, INDENT)};\n`];
    }
    if (ts.isSetAccessor(member)) return [];
    const isReadonly =
      ts.isGetAccessor(member) || (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Readonly) !== 0;
    const mark = member.questionToken === undefined ? "" : "?";
    const type =
      member.type === undefined
        ? this.printType(this.checker.getTypeOfSymbol(symbol), INDENT, 0)
        : this.printNode(member.type, INDENT);
    return [`${comment}${INDENT}${isReadonly ? "readonly " : ""}${name}${mark}: ${type};\n`];
  }
}
