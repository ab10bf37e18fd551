/** Owns how segments by a statement of one's own are made and shown. */
import type { MethodView } from '../../method-view';
import OwnSqlEditor from './OwnSqlEditor.svelte';
import OwnSqlView from './OwnSqlView.svelte';

const view: MethodView = { id: 'own-sql', editor: OwnSqlEditor, view: OwnSqlView };
export default view;
