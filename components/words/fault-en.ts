import { borderFaultEn } from "./border-fault-en";
import { draftFaultEn } from "./draft-fault-en";
import type { FaultCode } from "./fault-zh";
import { heatFaultEn } from "./heat-fault-en";
import { importFaultEn } from "./import-fault-en";
import { intakeFaultEn } from "./intake-fault-en";
import { intakeSettingFaultEn } from "./intake-setting-fault-en";
import { photoFaultEn } from "./photo-fault-en";

/** The same sentences in English. */
export const faultEn: Readonly<Record<FaultCode, string>> = {
  internal: "Internal error. It has been logged; please try again later.",
  "not-found": "There is no such thing.",
  "method.not-allowed": "This address does not take {method}.",
  unavailable: "The service is not available at the moment. Please try again later.",
  "no-plan": "No plan is in force. Import one or load the sample city first.",

  "body.too-large": "The body is larger than the limit of {limit, number} bytes.",
  "body.too-deep": "The JSON is nested deeper than the limit of {limit} levels.",
  "body.bad-json": "The body is not valid JSON.",
  "body.wrong-type": "The body must be of type {expected}.",
  "body.too-many": "At most {limit, number} items at a time; {got, number} came.",
  "input.invalid": "The input does not fit: {field}.",
  "input.bad-number": "{field} must be a number.",
  "input.out-of-range": "{field} is out of range.",
  "input.missing": "{field} is missing.",

  "session.none": "Please sign in.",
  "session.expired": "Your session has ended. Please sign in again.",
  "session.idle": "You were signed out after a long time without activity. Please sign in again.",
  "session.forged": "The session is not valid. Please sign in again.",
  "token.unknown": "The access token is unknown or revoked.",
  "may.not": "Your role may not do this.",
  "origin.foreign": "Requests from that origin are not accepted.",
  "sign-in.wrong": "Wrong account or password.",
  "sign-in.locked": "Too many failed sign-ins. The account is locked; try again in {minutes, plural, one {# minute} other {# minutes}}.",
  "sign-in.disabled": "The account is disabled. Please ask an administrator.",

  "time.unreadable": "The time cannot be read; ISO 8601 is expected, for example 2026-11-24T07:20:00+08:00.",
  "time.no-such-day": "There is no such day.",
  "time.nonexistent": "That moment does not exist: the clock was put forward over it.",
  "time.ambiguous": "That moment happened twice because the clock was put back; the first was taken.",

  "pattern.no-day": "The pattern names no weekday.",
  "pattern.out-of-range": "Weekday or minutes of the pattern are out of range.",
  "pattern.empty": "The pattern must end after it begins and span at most 24 hours.",

  "tile.no-layer": "There is no layer named {layer}.",
  "tile.bad-address": "The tile address is wrong.",
  "heat.bad-span": "The span of the heatmap is wrong: it must begin before it ends.",
  "search.too-short": "Please type something to search for.",
  "search.too-long": "The search text is too long.",
  "basemap.bad-address": "The basemap address must begin with https:// or http://; a raster one must contain {placeholders}.",
  ...borderFaultEn,
  ...draftFaultEn,
  ...importFaultEn,
  ...heatFaultEn,
  ...intakeFaultEn,
  ...intakeSettingFaultEn,
  ...photoFaultEn,
};
