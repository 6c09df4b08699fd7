import { z } from "zod";

const id = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.:-]*$/, "use letters, digits, and _ . : - only");
const language = z.string().regex(/^[a-z]{2}$/, "use a two-letter language code such as en");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "use 24-hour time such as 09:00");

const customerSchema = z.strictObject({
  id,
  name: z.string(),
  email: z.email(),
  phone: z.string().optional(),
  language: language.optional(),
});

const orderSchema = z.strictObject({
  id,
  customer: id,
  status: z.enum(["placed", "paid", "packed", "shipped", "delivered", "cancelled", "returned"]),
  currency: z.string().length(3),
  shippingCents: z.int().min(0).default(0),
  /** Days before the demo data is loaded, so that the demo never grows old. */
  placedDaysAgo: z.number(),
  shippedDaysAgo: z.number().optional(),
  deliveredDaysAgo: z.number().optional(),
  expectedInDays: z.number().optional(),
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  paymentMethod: z.string().default("card"),
  disputed: z.boolean().default(false),
  lines: z
    .array(z.strictObject({ id, product: id, title: z.string(), quantity: z.int().min(1), unitCents: z.int().min(0) }))
    .min(1),
});

/** What a booking may still be changed or cancelled for; agreed when it is made, so each booking carries its own. */
const termsSchema = z.strictObject({
  /** The date may be changed until so many hours before the start. */
  changeUntilHours: z.number().min(0),
  /** Until so many hours before the start so much of the price is given back; after the last one nothing is. */
  refunds: z.array(z.strictObject({ untilHours: z.number().min(0), percent: z.int().min(1).max(100) })).default([]),
});

/** Something with a date that is booked: when it starts, how many may come, and on what terms. */
const tourSchema = z.strictObject({
  product: id,
  /** 1 is Monday, 7 is Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).default([1, 2, 3, 4, 5, 6, 7]),
  /** In the playbook's time zone. */
  times: z.array(clock).min(1),
  places: z.int().min(1),
  meetingPoint: z.record(language, z.string().min(1)),
  terms: termsSchema,
});

const bookingSchema = z.strictObject({
  id,
  customer: id,
  product: id,
  /** `called-off`: whoever runs it will not, for example because of the weather. */
  status: z.enum(["confirmed", "called-off", "completed", "cancelled"]).default("confirmed"),
  /** Days after the demo data is loaded; negative: so many days ago. */
  startsInDays: z.int(),
  time: clock,
  travellers: z.int().min(1),
  /** What one traveller paid. */
  unitCents: z.int().min(0),
  paymentMethod: z.string().default("card"),
  disputed: z.boolean().default(false),
});

/** Invented customers, and what they ordered or booked. */
export const demoSchema = z.strictObject({
  customers: z.array(customerSchema).default([]),
  orders: z.array(orderSchema).default([]),
  tours: z.array(tourSchema).default([]),
  bookings: z.array(bookingSchema).default([]),
});

export type Demo = z.infer<typeof demoSchema>;
