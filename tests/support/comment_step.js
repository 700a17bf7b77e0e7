// node comment_step.js SCRIPT COMMENTS.json [STATUS]: runs the script of a step of actions/github-script against a
// made-up pull request with these comments, and prints what it asks of GitHub. With STATUS, GitHub refuses to write.
const fs = require('fs');
const [script, comments, status] = process.argv.slice(2);
const say = (...words) => console.log(words.join(' '));
const write = (what, detail) => {
  if (status) throw Object.assign(new Error('refused'), { status: Number(status) });
  say(what, detail);
};
const issues = {
  listComments: 'list',
  updateComment: async ({ comment_id, body }) => write('update', `${comment_id} ${body.length}`),
  createComment: async ({ issue_number, body }) => write('create', `${issue_number} ${body.length}`),
};
const github = { rest: { issues }, paginate: async () => JSON.parse(fs.readFileSync(comments, 'utf8')) };
const context = { repo: { owner: 'o', repo: 'r' }, issue: { number: 7 } };
const core = { notice: () => say('notice') };
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
new AsyncFunction('github', 'context', 'core', 'require', fs.readFileSync(script, 'utf8'))(github, context, core, require)
  .catch((error) => { say('failed', error.message); process.exit(1); });
