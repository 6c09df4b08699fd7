import type { Backends } from "../core/contracts/backends.ts";
import type { Tool } from "../core/contracts/tool.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { changeBookingDate } from "./change-booking-date.ts";
import { createTicket } from "./create-ticket.ts";
import { getBookingStatus } from "./get-booking-status.ts";
import { getMeetingPoint } from "./get-meeting-point.ts";
import { getOrderStatus } from "./get-order-status.ts";
import { listBookings } from "./list-bookings.ts";
import { listOrders } from "./list-orders.ts";
import { lookupCustomer } from "./lookup-customer.ts";
import { processRefund } from "./process-refund.ts";
import type { ProductStanding } from "./product-standing.ts";
import { scheduleCallback } from "./schedule-callback.ts";

/** What tools ask of the playbook in force; read at each call, because playbooks change while we run. */
export interface Business {
  /** Two-letter country whose phone numbers need no country code. */
  country(): string;
  /** What the product graph says of these products: `product-standing.ts`. */
  standing(productIds: readonly string[]): ProductStanding;
}

/** Adding a tool: write its file, then add its line here. */
export const buildTools = (backends: Backends, business: Business): readonly Tool[] => [
  lookupCustomer(backends.customers, backends.orders),
  getOrderStatus(backends.orders),
  listOrders(backends.orders),
  getBookingStatus(backends.bookings),
  listBookings(backends.bookings),
  getMeetingPoint(backends.bookings),
  changeBookingDate(backends.bookings),
  cancelBooking(backends, business.standing),
  createTicket(backends.tickets),
  processRefund(backends, business.standing),
  scheduleCallback(backends.calendar, backends.customers, business.country),
];
