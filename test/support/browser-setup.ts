// Before each browser test: the pointer is where no mark will be drawn under it, wherever the test before has left it.
import { beforeEach } from 'vitest';
import { restPointer } from './pointer';

beforeEach(restPointer);
