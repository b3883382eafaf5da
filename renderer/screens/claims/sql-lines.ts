/** Words that begin a line of their own. */
const clause =
  /\s+(?=(?:from|where|and|or|group by|having|order by|limit|union all|union|(?:left |inner |cross )?join)\b)/gi

const indent = '  '

/** A query in lines by its clauses, deeper within brackets; names and texts in quotation marks stay whole. */
export function sqlLines(sql: string): string {
  let depth = 0
  return sql
    .split(/("[^"]*"|'(?:[^']|'')*'|[()])/)
    .map((piece, index) => {
      if (index % 2 === 0) return piece.replace(clause, () => `\n${indent.repeat(depth)}`)
      if (piece === '(') depth += 1
      if (piece === ')') depth -= 1
      return piece
    })
    .join('')
}
