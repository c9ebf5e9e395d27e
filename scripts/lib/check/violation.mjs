/**
 * What a check finds. Lines count from 1; 0 means the file as a whole.
 * @typedef {object} Violation
 * @property {string} file relative to the project, with slashes
 * @property {number} line
 * @property {string} rule in a few words
 * @property {string} message
 *
 * @typedef {object} SourceFile
 * @property {string} path relative to the project, with slashes
 * @property {string} text
 */

/** One line, in the form that editors make a link of. @param {Violation} violation */
export const describe = ({ file, line, rule, message }) => `${file}${line > 0 ? `:${line}` : ""}  ${rule}: ${message}`;

/** The line of a position in a text, from 1. @param {string} text @param {number} index */
export const lineAt = (text, index) => text.slice(0, index).split("\n").length;
