/** The script of a page whose reader can change values. What fields.ts says at a block comes before the button of page.ts. */
import './page.js';
import './fields.js';
