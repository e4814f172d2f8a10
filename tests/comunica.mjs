// Asks an endpoint through Comunica: node comunica.mjs ADDRESS QUERY [TYPE], rows as JSON on standard output.
import { createRequire } from "node:module";
const { QueryEngine } = createRequire(process.env.COMUNICA + "/")("@comunica/query-sparql");
const [value, query, type] = process.argv.slice(2);
const stream = await new QueryEngine().queryBindings(query, { sources: [type ? { type, value } : value] });
const rows = await stream.toArray();
console.log(JSON.stringify(rows.map((row) => Object.fromEntries([...row].map(([k, v]) => [k.value, v.value])))));
