// SPDX-License-Identifier: MIT OR Apache-2.0

/** The messages between TypeScript and Rust. Generated from the Rust types: run `./build.sh types`. */

export type Facts = {
host: string,
path: string,
language: string,
client: string | null,
redirect: string | null,
pageId: string | null,
errorCodes: Array<string>,
postedView: number | null,
betweenViews: boolean,
views: Array<number>,
seen: Record<string, number>, };

export type Named = {
character: string,
plain: string, };

export type Shape = {
signs: string,
named: Named | null, };

export type Press = "mend" | "start" | "open" | "close";

export type PageMessage = { "facts": {
facts: Facts,
look: number,
fresh: boolean, } } | { "shape": Shape } | "sent" | "escape" | "help" | { "room": {
cramped: boolean, } } | { "tipSeen": boolean } | { "pressed": Press };

export type TipButton = {
label: string,
press: Press, };

export type Tip = {
words: string,
tone: string,
language: string,
direction: string,
buttons: Array<TipButton>, };

export type Repair = "removeSpaces" | "removeHidden" | "usePlain";

export type Command = { "ring": {
element: string | null,
next: string | null,
hidden: boolean, } } | { "tip": Tip | null } | { "size": {
height: number,
wanted: boolean, } } | { "repair": {
shape: Shape,
repair: Repair, } } | "withdraw" | { "leave": {
look: number, } };

export type Answer = {
facts: Facts,
shape: Shape, };

export type Part = {
depth: number,
element: string,
id: string,
name: string,
type: string,
role: string,
data: Array<string>,
classes: Array<string>,
shown: boolean, };

export type PageReport = {
facts: Facts,
shape: Shape,
sent: boolean,
fresh: boolean, };

export type Note = {
state: object,
way: object,
until: number,
onLeave?: Order, };

export type Order = {
open?: string,
note: Note,
keep?: object, };

export type Outcome = {
note?: Note,
keep?: object,
badge: string,
next?: string, };

export type Resumed = {
at: number,
note: Note, };

export type WorkerMessage = { "kind": "order",
order: Order, } | { "kind": "settled?" };

export type Decisions = {
keep: Active,
always: boolean,
toolbar: boolean,
checklist: boolean,
door: boolean, };

export type Active = {
inForce?: object, };

export type TextPlace = {
folder: string,
words?: string, };
