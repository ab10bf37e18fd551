// Reads the arguments of `npm test` as far as they decide what must be there before vitest starts.

const PROJECTS = ['unit', 'sql', 'browser', 'e2e'];

/**
 * @param {readonly string[]} args
 * @returns {{ projects: string[], build: boolean, forVitest: string[] }} projects that may run, whether to build, and what vitest gets
 */
export function readArguments(args) {
  const forVitest = args.filter((arg) => arg !== '--no-build');
  /** @type {string[]} */
  const named = [];
  /** @type {string[]} */
  const files = [];
  forVitest.forEach((arg, at) => {
    const before = forVitest[at - 1];
    if (arg.startsWith('--project=')) named.push(arg.slice('--project='.length));
    else if (before === '--project') named.push(arg);
    // A word after an option without "=" may be its value, so only a path with a slash is taken for a file.
    else if (!arg.startsWith('-') && /[/\\]/.test(arg)) files.push(arg.replaceAll('\\', '/'));
  });
  const refused = named.filter((name) => name.startsWith('!')).map((name) => name.slice(1));
  const wanted = named.filter((name) => !name.startsWith('!'));
  const selected = (/** @type {string} */ project) =>
    (wanted.length === 0 || wanted.some((name) => pattern(name).test(project))) &&
    !refused.some((name) => pattern(name).test(project));
  const holdsFile = (/** @type {string} */ project) =>
    files.length === 0 || files.some((file) => (projectOf(file) ?? project) === project);
  return {
    projects: PROJECTS.filter((project) => selected(project) && holdsFile(project)),
    build: forVitest.length === args.length,
    forVitest,
  };
}

/**
 * @param {string} file
 * @returns {string | undefined} the project the file belongs to; undefined when that cannot be told from its path
 */
function projectOf(file) {
  if (file.includes('architecture')) return 'unit';
  return PROJECTS.find((project) => `${file}/`.includes(`test/${project}/`));
}

/** @param {string} name project name with `*` for anything */
function pattern(name) {
  return new RegExp(`^${name.replace(/[^*\w-]/g, '\\$&').replaceAll('*', '.*')}$`);
}
