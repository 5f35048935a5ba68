"use client";

import {
  CheckCircleFilled,
  CloseOutlined,
  DownOutlined,
  MinusCircleFilled,
  PhoneOutlined,
  PrinterOutlined,
  TeamOutlined,
  UpOutlined,
  WarningFilled,
} from "@ant-design/icons";
import { Button, Tag } from "antd";
import Link from "next/link";
import { type ReactNode, type Ref, useState } from "react";
import type { ResponsibilityKind } from "../../duty/answer";
import { boardCode } from "../../duty/board/board-code";
import type { PrintedPerson, PrintedResponsibility } from "../../duty/print-responsibility";
import { categoryOf } from "../../duty/violation/category";
import { boardPath } from "../board/board-query";
import { initials } from "../board/initials";
import { Hint } from "../ui/hint";
import { distanceWords, patternWords, weekdayWords } from "../words/pattern-words";
import { momentWords, reasonWords } from "../words/reason-words";
import { useWords } from "../words/use-words";
import type { CardFacts } from "./card-facts";
import { dayFrom, weekdayOf } from "./day-time";
import styles from "./duty-card.module.css";

interface DutyCardProps {
  readonly answer: PrintedResponsibility;
  readonly facts: CardFacts | null;
  /** What whoever looks may do. */
  readonly may: readonly string[];
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
  /** On a phone: whether the sheet is tall, and how to change it. */
  readonly tall: boolean;
  readonly onTall: (tall: boolean) => void;
}

const ICON: Readonly<Record<ResponsibilityKind, ReactNode>> = {
  held: <CheckCircleFilled aria-hidden />,
  shared: <TeamOutlined aria-hidden />,
  gap: <WarningFilled aria-hidden />,
  outside: <MinusCircleFilled aria-hidden />,
};

const SHOWN_ITEMS = 3;
/** U+3001, which parts the members of a Chinese list. */
const COMMA = "\u3001";

function Phone({ name, phone }: { readonly name: string; readonly phone: string | null }) {
  const { say } = useWords();
  if (!phone) return null;
  return (
    <a className={styles.phone} href={`tel:${phone.replace(/[^+\d]/g, "")}`} aria-label={say("card.phone", { name, phone })}>
      <PhoneOutlined aria-hidden />
      {phone}
    </a>
  );
}

function PersonLine({ person }: { readonly person: PrintedPerson }) {
  const { say } = useWords();
  return (
    <div className={styles.main}>
      <span className={styles.face} aria-hidden="true">
        {initials(person.name)}
      </span>
      <span className={styles.strong}>{person.name}</span>
      <span className={styles.soft}>{say(`person.${person.kind}`)}</span>
      <Phone name={person.name} phone={person.phone} />
    </div>
  );
}

function Squads({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say } = useWords();
  const { lead, support, squad } = answer;
  const rows = [
    lead && { mark: say("card.lead"), soft: false, one: lead },
    support && { mark: say("card.support"), soft: true, one: support },
    squad && squad.code !== lead?.code && squad.code !== support?.code && { mark: say("card.turf"), soft: true, one: squad },
  ].filter((row) => !!row);
  return (
    <div className={styles.squads}>
      {rows.map(({ mark, soft, one }) => (
        <div key={mark} className={styles.squad}>
          <span className={`${styles.mark} ${soft ? styles.soft : ""}`}>{mark}</span>
          <span className={styles.squadName}>{one.name}</span>
          <Phone name={one.name} phone={one.phone} />
        </div>
      ))}
    </div>
  );
}

function Fixed({ word, children, testId }: { readonly word: string; readonly children: ReactNode; readonly testId: string }) {
  return (
    <div className={styles.fixed} data-testid={testId}>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Items({ items }: { readonly items: readonly { readonly code: string; readonly text: string }[] }) {
  const { say } = useWords();
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  return (
    <>
      <ul className={styles.items}>
        {(all ? items : items.slice(0, SHOWN_ITEMS)).map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      {items.length > SHOWN_ITEMS && (
        <Button type="link" size="small" style={{ padding: 0 }} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say("card.fewer-items") : say("card.all-items", { count: items.length })}
        </Button>
      )}
    </>
  );
}

function PersonFixed({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say } = useWords();
  return (
    <Fixed word={say("card.person")} testId="fixed-person">
      {answer.person ? (
        <PersonLine person={answer.person} />
      ) : (
        <div className={styles.main}>
          <span className={`${styles.face} ${styles.none}`} aria-hidden="true">
            !
          </span>
          <span>
            <span className={styles.gapText}>{say("card.nobody")}</span>
            <br />
            <span className={styles.soft}>{say("card.still", { squad: answer.lead?.name ?? "" })}</span>
          </span>
        </div>
      )}
    </Fixed>
  );
}

function PostFixed({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say, language } = useWords();
  const { post, onDuty } = answer;
  return (
    <Fixed word={say("card.post")} testId="fixed-post">
      {post ? (
        <>
          <span className={styles.strong}>{post.name}</span>
          <div className={styles.soft}>
            {[
              say(`post.${post.kind as "fixed" | "foot" | "vehicle"}`),
              say(`mode.${post.mode as "peak-watch" | "patrol" | "fixed-joint"}`),
              ...(onDuty[0] ? [say("card.away", { distance: distanceWords(onDuty[0].distance, language) })] : []),
            ].join(" · ")}
          </div>
        </>
      ) : (
        <span className={styles.soft}>{say("card.no-post")}</span>
      )}
    </Fixed>
  );
}

function TimeFixed({ answer, facts }: { readonly answer: PrintedResponsibility; readonly facts: CardFacts | null }) {
  const { say, language } = useWords();
  const [first] = answer.onDuty;
  const told = (time: string) => momentWords(time, answer.at, language);
  const assignment = first && facts?.assignment(first.assignment);
  return (
    <Fixed word={say("card.time")} testId="fixed-time">
      {first ? (
        <>
          <span className={styles.strong}>{say("card.spell", { since: told(first.since), until: told(first.until) })}</span>
          {assignment && <div className={styles.soft}>{patternWords(assignment.pattern, language)}</div>}
        </>
      ) : (
        <span className={styles.strong}>{answer.next ? say("card.next", { next: told(answer.next) }) : say("card.no-next")}</span>
      )}
    </Fixed>
  );
}

function StandardFixed({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say } = useWords();
  const { standard } = answer;
  if (!standard) return null;
  return (
    <Fixed word={say("card.standard")} testId="fixed-standard">
      <span className={styles.strong}>{standard.name}</span>{" "}
      <span className={styles.soft}>
        {say("card.version", { version: standard.version })}
        {standard.items.length > 0 && ` · ${say("card.items", { count: standard.items.length })}`}
      </span>
      <Items items={standard.items} />
    </Fixed>
  );
}

function DutyFixed({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say } = useWords();
  const { duty } = answer;
  if (!duty) return null;
  return (
    <Fixed word={say("card.duty")} testId="fixed-duty">
      <span className={styles.strong}>{duty.name}</span>{" "}
      <span className={styles.soft}>{say("card.answers-to", { who: duty.answersTo })}</span>
      {duty.text && <div>{duty.text}</div>}
    </Fixed>
  );
}

function Block({ word, children, testId }: { readonly word: string; readonly children: ReactNode; readonly testId?: string }) {
  return (
    <div className={styles.block} data-testid={testId}>
      <h3>{word}</h3>
      <div>{children}</div>
    </div>
  );
}

function AlsoOnDuty({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say, language } = useWords();
  const others = answer.onDuty.slice(1, 6);
  if (others.length === 0) return null;
  return (
    <Block word={say("card.also")}>
      {others.map(({ assignment, person, post, until, distance }) => (
        <div key={assignment} className={styles.main}>
          <span className={styles.strong}>{person.name}</span>
          <span className={styles.soft}>
            {post.name} · {distanceWords(distance, language)} · {say("card.until", { until: momentWords(until, answer.at, language) })}
          </span>
        </div>
      ))}
    </Block>
  );
}

function Chief({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say } = useWords();
  const { segment, chief } = answer;
  if (!segment) return null;
  return (
    <Block word={say("card.chief")} testId="card-chief">
      {chief ? <PersonLine person={chief} /> : <span className={styles.soft}>{say("card.no-chief")}</span>}
      <div className={styles.soft}>
        {segment.name} · {say("card.ends", { from: segment.ends[0], to: segment.ends[1] })}
      </div>
    </Block>
  );
}

function Border({ answer, facts }: { readonly answer: PrintedResponsibility; readonly facts: CardFacts | null }) {
  const { say, language } = useWords();
  const { border } = answer;
  if (!border) return null;
  const name = (code: string) =>
    facts?.squad(code)?.name ?? [answer.squad, answer.lead, answer.support].find((squad) => squad?.code === code)?.name ?? code;
  const { rule } = border;
  return (
    <Block word={say("card.border")} testId="card-border">
      <div>
        <span className={styles.strong}>{say("card.between", { one: name(border.between[0]), other: name(border.between[1]) })}</span>{" "}
        <span className={styles.soft}>{say("card.away", { distance: distanceWords(border.distance, language) })}</span>
      </div>
      {rule ? (
        <>
          <div className={styles.soft}>
            {say("card.rule", { rule: rule.code, width: rule.width, basis: say(`basis.${rule.basis}`), state: say(`state.${rule.state}`) })}
          </div>
          {rule.text && <div>{rule.text}</div>}
          {!border.settled && <div className={styles.gapText}>{say("card.not-now")}</div>}
        </>
      ) : (
        <div className={styles.gapText}>{say("card.no-rule")}</div>
      )}
    </Block>
  );
}

function Deputies({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say } = useWords();
  if (answer.deputies.length === 0) return null;
  const deputy = answer.onDuty[0]?.deputy?.code;
  return (
    <Block word={say("card.deputies")} testId="card-deputies">
      {answer.deputies.map((person) => (
        <div key={person.code} className={styles.main}>
          <span className={`${styles.mark} ${styles.soft}`}>
            {person.code === deputy ? say("card.deputy-b") : say("card.deputy-captain")}
          </span>
          <span className={styles.strong}>{person.name}</span>
          <Phone name={person.name} phone={person.phone} />
        </div>
      ))}
    </Block>
  );
}

function Around({ answer, facts }: { readonly answer: PrintedResponsibility; readonly facts: CardFacts | null }) {
  const { say, language } = useWords();
  const { place, allowances } = answer;
  const separator = language === "zh" ? COMMA : ", ";
  const keyHours = place && facts?.place(place.code)?.keyHours;
  return (
    <>
      {place && (
        <Block word={say("card.place")}>
          <span className={styles.strong}>{place.name}</span> <Tag color="orange">{say("card.place-now")}</Tag>
          {keyHours && <div className={styles.soft}>{patternWords(keyHours, language)}</div>}
        </Block>
      )}
      {allowances.map(({ code, name, categories }) => {
        const hours = facts?.allowance(code)?.hours;
        return (
          <Block key={code} word={say("card.allowance")}>
            <span className={styles.strong}>{name}</span>
            <div className={styles.soft}>
              {say("card.permits", { categories: categories.map((code) => categoryOf(code)?.name ?? code).join(separator) })}
            </div>
            {hours && <div className={styles.soft}>{patternWords(hours, language)}</div>}
          </Block>
        );
      })}
    </>
  );
}

function Why({ answer }: { readonly answer: PrintedResponsibility }) {
  const { say, language } = useWords();
  return (
    <div className={styles.why} data-testid="card-why">
      <h3>{say("card.why")}</h3>
      <ol>
        {answer.reasons.map((reason) => {
          const sentence = reasonWords(reason, answer.at, language);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ol>
    </div>
  );
}

/** Where one goes on from a card: the trace back of this place and time, the notice board of this grid. */
function Onward({ answer, may }: Pick<DutyCardProps, "answer" | "may">) {
  const { say } = useWords();
  const { grid, lon, lat, at } = answer;
  if (answer.kind === "outside") return null;
  const place = new URLSearchParams({ lon: lon.toFixed(6), lat: lat.toFixed(6), at: at.slice(0, 16) });
  const board = grid && boardPath({ kind: "grid", squad: null, text: grid.code, page: 1 });
  const see = grid && boardCode({ kind: "grid", code: grid.code });
  return (
    <p className={styles.onward}>
      {may.includes("trace.read") && <Link href={`/trace?${place}`}>{say("trace.back")}</Link>}
      {board && may.includes("board.print") && <Link href={`${board}&see=${see}`}>{say("boards.of-grid")}</Link>}
    </p>
  );
}

/** The duty card: who answers for a place at a time, to what standard, and why. */
export function DutyCard({ answer, facts, may, heading, onClose, tall, onTall }: DutyCardProps) {
  const { say, language } = useWords();
  const day = dayFrom(answer.at.slice(0, 10));
  const when = `${answer.at.slice(0, 10)} ${day ? weekdayWords(weekdayOf(day), language) : ""} ${answer.at.slice(11, 16)}`;
  return (
    <div className={styles.card} data-testid="card" data-kind={answer.kind}>
      <div className={styles.kind} data-kind={answer.kind}>
        {ICON[answer.kind]}
        <span data-testid="card-kind">{say(`kind.${answer.kind}`)}</span>
        <span className={styles.tools}>
          <span className={styles.grip}>
            <Button
              type="text"
              icon={tall ? <DownOutlined /> : <UpOutlined />}
              aria-expanded={tall}
              aria-label={say(tall ? "card.smaller" : "card.taller")}
              onClick={() => onTall(!tall)}
            />
          </span>
          <Hint title={say("card.print")}>
            <Button type="text" icon={<PrinterOutlined />} aria-label={say("card.print")} onClick={() => window.print()} />
          </Hint>
          <Hint title={`${say("close")} (Esc)`}>
            <Button type="text" icon={<CloseOutlined />} aria-label={say("close")} onClick={onClose} data-testid="card-close" />
          </Hint>
        </span>
      </div>
      <div className={styles.body}>
        <h2 className={styles.title} ref={heading} tabIndex={-1} data-testid="card-title">
          {answer.grid?.name ?? say("kind.outside")}
        </h2>
        <p className={styles.code}>
          {answer.cell && `${say("card.cell", { code: answer.cell.code })} · `}
          <span className={styles.when}>{when}</span>
        </p>
        {answer.kind === "outside" ? (
          <p>{say("card.outside")}</p>
        ) : (
          <>
            <Squads answer={answer} />
            <dl className={styles.five} aria-label={say("card.five")}>
              <PersonFixed answer={answer} />
              <PostFixed answer={answer} />
              <TimeFixed answer={answer} facts={facts} />
              <StandardFixed answer={answer} />
              <DutyFixed answer={answer} />
            </dl>
            <AlsoOnDuty answer={answer} />
            <Chief answer={answer} />
            <Border answer={answer} facts={facts} />
            <Deputies answer={answer} />
            <Around answer={answer} facts={facts} />
            <Why answer={answer} />
          </>
        )}
        <Onward answer={answer} may={may} />
        <p className={styles.foot}>
          {answer.lon.toFixed(6)}, {answer.lat.toFixed(6)}
          {facts && ` · ${say("card.plan", { plan: facts.plan })}`}
        </p>
      </div>
    </div>
  );
}
