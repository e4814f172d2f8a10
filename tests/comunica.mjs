// Asks an endpoint through Comunica: node comunica.mjs SOURCE QUERY, rows as JSON on standard output.
import { createRequire } from "node:module";
const { QueryEngine } = createRequire(process.env.COMUNICA + "/")("@comunica/query-sparql");
const [source, query] = process.argv.slice(2);
const stream = await new QueryEngine().queryBindings(query, { sources: [source] });
const rows = await stream.toArray();
console.log(JSON.stringify(rows.map((row) => Object.fromEntries([...row].map(([k, v]) => [k.value, v.value])))));
