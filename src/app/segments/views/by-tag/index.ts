/** Owns what the method by tags shows of itself: the chosen tags in order. */
import type { MethodView } from '../../method-view';
import TagOrder from './TagOrder.svelte';

const view: MethodView = { id: 'by-tag', editor: TagOrder };
export default view;
