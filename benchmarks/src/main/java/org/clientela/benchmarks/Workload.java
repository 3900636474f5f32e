package org.clientela.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.customer.Channel;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.customer.Preferences;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationBuilder;

/**
 * Invented customers and their events over three years, in plain arrays: those of a customer stand together and in order of days. An
 * exponential number of events with a mean of 18.5, 70 % purchases, 10 % returns, 20 % contacts.
 */
final class Workload {
    static final byte PURCHASE = 0;
    static final byte RETURN = 1;
    static final byte CONTACT = 2;

    static final int DAYS = 1_095;
    static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    static final LocalDate LAST_DAY = FIRST_DAY.plusDays(DAYS - 1);
    static final int CATEGORIES = 50;
    static final List<String> CHANNELS = List.of("online", "store", "phone", "partner");
    static final List<String> COUNTRIES = List.of(
            "DE", "FR", "GB", "IT", "ES", "PL", "NL", "BE", "AT", "CH", "SE", "DK", "NO", "FI", "PT", "CZ", "HU", "RO",
            "BG", "GR", "IE", "HR", "SI", "SK", "LT", "LV", "EE", "LU", "US", "CA");
    static final List<CustomerKind> KINDS = List.of(CustomerKind.values());

    private static final EventType[] TYPES = {EventType.PURCHASE, EventType.RETURN, EventType.CONTACT};
    private static final double MEAN_EVENTS = 19.0;
    private static final AttributeKey<BigDecimal> BIRTH_YEAR = AttributeKey.number("birth-year");
    private static final AttributeKey<Boolean> CONSENT = AttributeKey.flag("consent");
    private static final AttributeKey<BigDecimal> SATISFACTION = AttributeKey.number("satisfaction");

    final int customers;
    final byte[] kind;
    final byte[] country;
    final short[] birthYear;
    final short[] joinedDay;
    final byte[] preferredChannel;
    final boolean[] consent;
    final byte[] satisfaction;

    /** Where the events of each customer begin; behind them where the last one's end. */
    final int[] offsets;

    final int[] day;
    final byte[] type;
    final int[] cents;
    final byte[] category;
    final byte[] channel;

    private Workload(int customers, int[] offsets) {
        this.customers = customers;
        this.offsets = offsets;
        kind = new byte[customers];
        country = new byte[customers];
        birthYear = new short[customers];
        joinedDay = new short[customers];
        preferredChannel = new byte[customers];
        consent = new boolean[customers];
        satisfaction = new byte[customers];
        int events = offsets[customers];
        day = new int[events];
        type = new byte[events];
        cents = new int[events];
        category = new byte[events];
        channel = new byte[events];
    }

    static Workload of(int customers) {
        SplittableRandom random = new SplittableRandom(7);
        int[] offsets = new int[customers + 1];
        for (int i = 0; i < customers; i++) {
            offsets[i + 1] = offsets[i] + (int) (-Math.log(1 - random.nextDouble()) * MEAN_EVENTS);
        }
        Workload workload = new Workload(customers, offsets);
        for (int i = 0; i < customers; i++) {
            workload.inventCustomer(i, random);
            workload.inventEvents(i, random);
        }
        return workload;
    }

    int events() {
        return day.length;
    }

    private void inventCustomer(int i, SplittableRandom random) {
        int draw = random.nextInt(100);
        CustomerKind drawn = draw < 60
                ? CustomerKind.CONSUMER
                : draw < 85
                        ? CustomerKind.INDUSTRIAL
                        : draw < 95 ? CustomerKind.INSTITUTIONAL : CustomerKind.GOVERNMENT;
        kind[i] = (byte) KINDS.indexOf(drawn);
        country[i] = (byte) random.nextInt(COUNTRIES.size());
        birthYear[i] = (short) random.nextInt(1940, 2008);
        joinedDay[i] = (short) random.nextInt(DAYS);
        preferredChannel[i] = (byte) random.nextInt(CHANNELS.size());
        consent[i] = random.nextInt(100) < 70;
        satisfaction[i] = (byte) random.nextInt(1, 6);
    }

    private void inventEvents(int i, SplittableRandom random) {
        for (int event = offsets[i]; event < offsets[i + 1]; event++) {
            day[event] = random.nextInt(DAYS);
        }
        Arrays.sort(day, offsets[i], offsets[i + 1]);
        double level = 15 + 60 * random.nextDouble();
        for (int event = offsets[i]; event < offsets[i + 1]; event++) {
            int draw = random.nextInt(100);
            type[event] = draw < 70 ? PURCHASE : draw < 80 ? RETURN : CONTACT;
            cents[event] = (int) (-Math.log(1 - random.nextDouble()) * level * 100) + 1;
            category[event] = (byte) random.nextInt(CATEGORIES);
            channel[event] = (byte) random.nextInt(CHANNELS.size());
        }
    }

    /** The same as facts of Clientela. */
    Population population() {
        PopulationBuilder builder = Population.builder(ZoneOffset.UTC, Money.currency("EUR"));
        CustomerId[] ids = new CustomerId[customers];
        for (int i = 0; i < customers; i++) {
            ids[i] = CustomerId.of("c-%07d".formatted(i));
            builder.customer(customer(i, ids[i]));
        }
        Channel[] channels = CHANNELS.stream().map(Channel::of).toArray(Channel[]::new);
        Value[] categories = new Value[CATEGORIES];
        Arrays.setAll(categories, n -> Value.of((long) n));
        for (int i = 0; i < customers; i++) {
            for (int event = offsets[i]; event < offsets[i + 1]; event++) {
                builder.event(
                                ids[i],
                                TYPES[type[event]],
                                FIRST_DAY
                                        .plusDays(day[event])
                                        .atTime(LocalTime.NOON)
                                        .toInstant(ZoneOffset.UTC))
                        .amount(cents[event], 2)
                        .channel(channels[channel[event]])
                        .attribute("category", categories[category[event]]);
            }
        }
        return builder.build(LAST_DAY.atTime(23, 59).toInstant(ZoneOffset.UTC));
    }

    private Customer customer(int i, CustomerId id) {
        return Customer.builder()
                .id(id)
                .kind(KINDS.get(kind[i]))
                .country(Optional.of(Country.of(COUNTRIES.get(country[i]))))
                .since(FIRST_DAY.plusDays(joinedDay[i]))
                .preferences(Preferences.NONE.withChannel(Channel.of(CHANNELS.get(preferredChannel[i]))))
                .attributes(Attributes.of(BIRTH_YEAR, BigDecimal.valueOf(birthYear[i]))
                        .with(CONSENT, consent[i])
                        .with(SATISFACTION, BigDecimal.valueOf(satisfaction[i])))
                .build();
    }
}
