"use client";

import { Skeleton } from "antd";
import dynamic from "next/dynamic";

/** The audit page, in the browser only: it has a map and a worker. */
export const AuditEntry = dynamic(() => import("./audit-page"), { ssr: false, loading: () => <Skeleton active /> });
