/** Owns how the two-axis matrix is shown. */
import type { MethodView } from '../../method-view';
import TwoAxisEditor from './TwoAxisEditor.svelte';
import TwoAxisView from './TwoAxisView.svelte';

const view: MethodView = { id: 'two-axis', editor: TwoAxisEditor, view: TwoAxisView };
export default view;
