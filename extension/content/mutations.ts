// SPDX-License-Identifier: MIT OR Apache-2.0

/** How many elements a look takes in: more than ten times what any page of Microsoft's has. */
export const MOST_ELEMENTS = 300;
const MOST_RECORDS = 300;

/**
 * Whether any of these mutations could change which elements match `selector`. If not, the page need not be searched
 * again, which takes longer in a larger page. Does not see an element that matched before its own attribute changed.
 */
export function couldChangeMatches(records: MutationRecord[], selector: string): boolean {
  return records.length > MOST_RECORDS || records.some((record) => concerns(record, selector));
}

function concerns({ target, addedNodes, removedNodes }: MutationRecord, selector: string): boolean {
  const element = isElement(target) ? target : target.parentElement;
  if (element?.closest(selector)) return true;
  return [...addedNodes, ...removedNodes].some(
    (node) => isElement(node) && (node.matches(selector) || node.querySelector(selector) !== null),
  );
}

/** Not `instanceof`: an element may come from a frame, which has classes of its own. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** Keeps about MOST_RECORDS mutation records: with more, the page is searched again anyway. */
export function keepRecords(kept: MutationRecord[], records: MutationRecord[]): MutationRecord[] {
  return kept.length > MOST_RECORDS ? kept : kept.concat(records);
}
