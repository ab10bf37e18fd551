// A Node environment in which Svelte's runes are compiled for the page, so that tests of x.svelte.ts see real reactivity without a DOM.
import { builtinEnvironments, type Environment } from 'vitest/runtime';

export default { ...builtinEnvironments.node, name: 'runes-in-node', viteEnvironment: 'client' } satisfies Environment;
