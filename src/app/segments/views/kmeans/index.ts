/** Owns what k-means shows of itself on the Segments page. */
import type { MethodView } from '../../method-view';
import KMeansEditor from './KMeansEditor.svelte';
import KMeansView from './KMeansView.svelte';

const view: MethodView = { id: 'kmeans', editor: KMeansEditor, view: KMeansView };
export default view;
