// SPDX-License-Identifier: MIT OR Apache-2.0

/** Makes the facts that the core gets of what the eyes saw. */

import type { Facts } from "../../messages.ts";
import page from "../facts/page.json" with { type: "json" };
import tripwire from "../facts/tripwire.json" with { type: "json" };
import { world } from "../shared-world.ts";
import type { Named } from "./named.ts";
import type { Found } from "./search.ts";
import { codesInComplaint, type StatedConfig } from "./stated-config.ts";

/** Inputs that are the pass's only if there is one of them. */
const ONLY_ALONE = ["pass-shown", "pass-view-input", ...Object.keys(tripwire.wordPlaces)];
const SURELY_ABOUT_PASS = Object.keys(tripwire.pass).filter((name) => name.startsWith("pass-"));

export function makeFacts(found: Found, visible: Element[], inSight: Named[], statedConfig: StatedConfig): Facts {
  const views = viewsOf(visible);
  const { codes, posted } = statedConfig.lastTryFor(views);
  const stated = [...found.stated, ...statedConfig.namesFor(views)];
  const { hostname, pathname } = world.practiceAddress ?? location;
  return {
    host: hostname,
    path: pathname,
    language: document.documentElement.lang || found.language || "",
    ...askedBy(),
    pageId: found.pageId,
    errorCodes: [...visible.flatMap(codesInComplaint), ...codes],
    postedView: posted,
    betweenViews: views.length === 0 && [...found.elements].some((element) => element.matches(page.view.selector)),
    views,
    seen: countNames(inSight, stated),
  };
}

/** Whether these facts are about a pass. */
export function isAboutPass({ seen }: Facts): boolean {
  const leadsToPass = seen["account-has-pass"] && Object.keys(tripwire.otherWays).some((name) => seen[name]);
  return leadsToPass || SURELY_ABOUT_PASS.some((name) => seen[name]) || ONLY_ALONE.some((name) => seen[name] === 1);
}

function viewsOf(visible: Element[]): number[] {
  return visible
    .filter((element) => element.matches(page.view.selector))
    .map((element) => Number(element.getAttribute("data-viewid")))
    .filter((view) => Number.isInteger(view) && view >= 0);
}

/** Which application asks for the sign-in, and where the answer goes (OAuth 2.0, RFC 6749). */
function askedBy(): { client: string | null; redirect: string | null } {
  const parameters = new URLSearchParams(location.search);
  const client = /^[0-9a-f-]{36}$/i.exec(parameters.get("client_id") ?? "")?.[0] ?? null;
  const redirect = URL.parse(parameters.get("redirect_uri") ?? "")?.hostname || null;
  return { client, redirect };
}

function countNames(inSight: Named[], stated: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of inSight) counts[name] = (counts[name] ?? 0) + 1;
  for (const name of stated) counts[name] = 1;
  return counts;
}
