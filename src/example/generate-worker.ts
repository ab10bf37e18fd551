/** Owns the worker in which the example utility is invented, off the main thread. */
import { generateExample } from './index';

postMessage(generateExample());
