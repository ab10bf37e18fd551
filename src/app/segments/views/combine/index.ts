/** Owns what the Segments page shows of combined segmentations: the choice of both sides. */
import type { MethodView } from '../../method-view';
import CombineEditor from './CombineEditor.svelte';

const view: MethodView = { id: 'combine', editor: CombineEditor };

export default view;
