import { parseSync } from 'vite'

/** What a file reaches for: modules by name, and globals that open a connection. */
export type Reach = {
  /** Every kind of import and re-export, types too; null stands for a name computed at run time. */
  specifiers: readonly (string | null)[]
  /** Names of the globals called: `fetch`, `WebSocket`, `EventSource`. */
  networkCalls: readonly string[]
}

type Node = { type: string } & Readonly<Record<string, unknown>>

const networkGlobals = new Set(['fetch', 'WebSocket', 'EventSource'])
const globalObjects = new Set(['globalThis', 'global', 'window', 'self'])

/** Reads the syntax tree, so that a comment or a string cannot hide or fake an import. Throws on bad syntax. */
export function readReach(path: string, text: string): Reach {
  const { program, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const specifiers: (string | null)[] = []
  const networkCalls: string[] = []
  visit(program, (node) => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) specifiers.push(specifier)
    const called = calledGlobal(node)
    if (called !== null) networkCalls.push(called)
  })
  return { specifiers, networkCalls }
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see)
  } else if (isNode(value)) {
    see(value)
    for (const child of Object.values(value)) visit(child, see)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Undefined for a node that imports nothing. */
function specifierOf(node: Node): string | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node['source'])
    case 'ExportNamedDeclaration':
      return isNode(node['source']) ? literal(node['source']) : undefined
    case 'TSExternalModuleReference':
      return literal(node['expression'])
    case 'CallExpression':
      return nameOf(node['callee']) === 'require'
        ? literal((node['arguments'] as unknown[])[0])
        : undefined
    default:
      return undefined
  }
}

function literal(node: unknown): string | null {
  return isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string'
    ? node['value']
    : null
}

function calledGlobal(node: Node): string | null {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null
  const callee = node['callee']
  const onGlobal =
    isNode(callee) &&
    callee.type === 'MemberExpression' &&
    globalObjects.has(nameOf(callee['object']) ?? '')
  const name = onGlobal ? nameOf(callee['property']) : nameOf(callee)
  return name !== null && networkGlobals.has(name) ? name : null
}

function nameOf(node: unknown): string | null {
  return isNode(node) && node.type === 'Identifier' && typeof node['name'] === 'string'
    ? node['name']
    : null
}
