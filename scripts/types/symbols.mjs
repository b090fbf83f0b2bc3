// Says where a symbol is declared, and how.
import ts from "typescript-6";

/** Returns whether a member is declared as readonly. */
export function isWrittenReadonly(property) {
  return (property.declarations ?? []).some(
    (declaration) => (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0,
  );
}

/** Returns whether a symbol is an interface or a class. */
export function isInterfaceOrClass(symbol) {
  return symbol !== undefined && (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0;
}

/** Returns whether a symbol belongs to the language or to the globals of Node. */
export function isGlobal({ declarations = [] }) {
  return declarations.some((declaration) => {
    const { fileName } = declaration.getSourceFile();
    return (
      /\/typescript-6\/lib\/lib\.[^/]+$/.test(fileName) ||
      (/\/@types\/node\//.test(fileName) && isInGlobal(declaration))
    );
  });
}

function isInGlobal(declaration) {
  for (let node = declaration.parent; node !== undefined; node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isGlobalScopeAugmentation(node)) return true;
  }
  return false;
}

/** Returns whether a symbol belongs to the project. */
export function isOwn({ declarations = [] }) {
  return declarations.length > 0 && !declarations[0].getSourceFile().fileName.includes("/node_modules/");
}

/** Returns whether a type is declared at the top of a module. */
export function isNameable({ declarations = [] }) {
  const [declaration] = declarations;
  return (
    declaration !== undefined &&
    ts.isSourceFile(declaration.parent) &&
    (ts.isTypeAliasDeclaration(declaration) ||
      ts.isInterfaceDeclaration(declaration) ||
      ts.isClassDeclaration(declaration))
  );
}
