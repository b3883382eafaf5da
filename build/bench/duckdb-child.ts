import { DuckDBInstance } from '@duckdb/node-api'

/**
 * The peer, in a process of its own: `node duckdb-child.ts FORMAT FILE DATABASE THREADS`. Prints one JSON
 * line: the query, seconds of the statement alone, records and columns. A query that DuckDB refuses is
 * dropped and the next, more patient one is tried; only the accepted one is timed.
 */
const [format, file, database, threads] = process.argv.slice(2)

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * The defaults come first: they are DuckDB at its fastest. A larger maximum_object_size enlarges the read
 * buffers too, which leaves small files to one thread.
 */
function queries(path: string): readonly string[] {
  const start = 'CREATE TABLE records AS SELECT * FROM'
  if (format === 'csv') return [`${start} read_csv(${literal(path)}, all_varchar=true)`]
  const patient = 'maximum_object_size=67108864, sample_size=-1'
  return [
    `${start} read_json(${literal(path)})`,
    `${start} read_json(${literal(path)}, ${patient})`,
  ]
}

async function load(path: string, target: string): Promise<void> {
  const instance = await DuckDBInstance.create(target, { threads: threads ?? '2' })
  const connection = await instance.connect()
  const refused: string[] = []
  for (const query of queries(path)) {
    const started = performance.now()
    try {
      await connection.run(query)
    } catch (error) {
      refused.push(String(error))
      continue
    }
    const seconds = (performance.now() - started) / 1000
    const version = await connection.runAndReadAll('SELECT version() AS version')
    const counted = await connection.runAndReadAll('SELECT count(*)::INTEGER AS n FROM records')
    const described = await connection.runAndReadAll('DESCRIBE records')
    connection.closeSync()
    instance.closeSync()
    const records = counted.getRows()[0]?.[0]
    const columns = described.getRows().length
    const detail = `DuckDB ${String(version.getRows()[0]?.[0])}: ${query.replace(path, 'FILE')}`
    process.stdout.write(`${JSON.stringify({ detail, seconds, records, columns, refused })}\n`)
    return
  }
  throw new Error(refused.join('\n'))
}

if (file === undefined || database === undefined)
  throw new Error('Usage: duckdb-child.ts FORMAT FILE DATABASE THREADS')
await load(file, database)
