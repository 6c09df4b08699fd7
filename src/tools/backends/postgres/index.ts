import type { Pool } from "pg";
import type { Backends } from "../../../core/contracts/backends.ts";
import type { Seal } from "../../../core/contracts/seal.ts";
import { createBookings } from "./bookings.ts";
import { createCalendar } from "./calendar.ts";
import { createCustomers } from "./customers.ts";
import { createOrders } from "./orders.ts";
import { createPayments } from "./payments.ts";
import { createTickets } from "./tickets.ts";

/** The built-in back office: tables `backoffice_…`. Another system replaces any part of it by keeping the contract. */
export const createPostgresBackends = (pool: Pool, seal: Seal): Backends => ({
  customers: createCustomers(pool),
  orders: createOrders(pool),
  bookings: createBookings(pool),
  payments: createPayments(pool),
  tickets: createTickets(pool),
  calendar: createCalendar(pool, seal),
});
