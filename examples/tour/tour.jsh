// The tour: the whole idea in one sitting. Run it with `mvn -q -Ptour`, or open jshell as the README says and paste.
// A script shows nothing by itself, so it prints; in jshell you would just see the values.

void show(String what, Object value) {
    System.out.println("\n-- " + what + "\n" + value);
}

// Facts: who a customer is, what we offer, what happened.

Crm crm = Crm.inMemory().asOf(Instant.parse("2026-04-01T12:00:00Z"));

Customer acme = crm.customers().add(
        Customer.builder().id("acme").kind(INDUSTRIAL).organization("Acme Pumps")
                .addEmail("buying@acme.example").country("DE").build());
Offering pump = crm.offerings().add(
        Offering.builder().id("pump-x").name("Pump X").tier(PREMIUM).price("EUR 1200").cost("EUR 700").build());

crm.record(Event.purchase(acme, pump).amount("EUR 1200").at("2026-03-01").reference("SO-1"));
crm.record(Event.feedback(acme).rating(5).at("2026-03-20"));

// Conclusions: the same definition for one customer and for all of them, and every answer says why.

crm.segments().define("buyers this year", "count(purchase, last 365 days) >= 1");
crm.segments().define("loyal",
        "count(purchase, last 12 months) >= 3 and sum(purchase.amount, last 12 months) >= 1000 EUR");

show("the segments of acme", crm.segments().of(acme));
show("why it is a buyer", crm.segments().explain(acme, "buyers this year"));
show("why it is not loyal", crm.segments().explain(acme, "loyal"));
show("what it spent lately", crm.profile(acme).get(Metric.parse("sum(purchase.amount, last 90 days)")));
show("the same, asked as of February", crm.asOf(Instant.parse("2026-02-01T00:00:00Z"))
        .profile(acme).get(Metric.parse("sum(purchase.amount, last 90 days)")));

// Typing errors are found when a rule is written, not when a campaign stays empty.

try {
    crm.segments().define("typo", "count(purchse, last 90 days) >= 3");
} catch (RuleException e) {
    show("a typing error", e.getMessage());
}

// Actions: a relation is followed per offering, from first need to disposal.

try {
    crm.lifecycle(acme, pump).moveTo(OWNERSHIP, "delivered");
} catch (IllegalMoveException e) {
    show("a move that is refused", e.getMessage());
}
Lifecycle signed = crm.lifecycle(acme, pump).moveTo(ACQUISITION, "signed");
Lifecycle owned = crm.asOf(Instant.parse("2026-04-15T09:00:00Z")).lifecycle(acme, pump).moveTo(OWNERSHIP, "delivered");
show("the life cycle of acme's pump", owned.stage().get() + " since " + owned.stageSince().get()
        + ", after " + owned.lastMove().get().dwell().toDays() + " days of " + signed.stage().get());

// A population: 400,000 order lines from a file, in columns.

Population shop = OrderCsv.in(ZoneOffset.UTC, Money.currency("GBP")).read(Path.of("examples/data/online-retail.csv.gz")).population();
show("a shop", shop);
RfmModel rfm = Rfm.quintiles().fit(shop);
show("its customers by recency (down) and frequency (across)", rfm.score(shop).histogram());
show("customers of six orders and more who have been silent for two months",
        Segment.define("at risk", "distinct(purchase.reference) >= 6 and days since(purchase) > 60").members(shop).count());

/exit
