// One line of JSON in, one out: first all passages (the answer: []), then a question a line, answered with
// the ten best [row, score].
import { createInterface } from "node:readline";
import MiniSearch from "minisearch";

const index = new MiniSearch({ fields: ["text"], searchOptions: { fuzzy: 0.2 } });
let filled = false;

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  let answer = [];
  if (filled) {
    answer = index.search(message).slice(0, 10).map(({ id, score }) => [id, score]);
  } else {
    index.addAll(message.map((text, id) => ({ id, text })));
    filled = true;
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
