/** Owns what load shapes show of themselves on the Segments page. */
import type { MethodView } from '../../method-view';
import LoadShapesEditor from './LoadShapesEditor.svelte';
import LoadShapesView from './LoadShapesView.svelte';

const view: MethodView = { id: 'load-shapes', editor: LoadShapesEditor, view: LoadShapesView };
export default view;
