package almanac.cost.query;

import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Holds the prices of tiers and the labels that projects are charged to, each with the time since when. */
@Component
class CostTerms {

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    private static final String DEFINE = """
            insert into cost_tier (tier_id, position, since, dollars, cores, gib, gpus)
            select ?, l.global_index, ?, ?, ?, ?, ? from domain_event l where l.event_identifier = ?
            on conflict do nothing""";

    private static final String CHARGE = """
            insert into cost_project (project_id, position, since, owner_id, tag)
            select ?, l.global_index, ?, coalesce(?, last.owner_id, ''), coalesce(?, last.tag, '')
            from domain_event l
            left join lateral (
                select owner_id, tag from cost_project where project_id = ? order by position desc limit 1) last on true
            where l.event_identifier = ?
            on conflict do nothing""";

    /** The terms at that time; the first ones where it is before them all. */
    private static final String AT = """
            select * from cost_tier where tier_id = ?
            order by since <= ? desc, case when since <= ? then position end desc, position limit 1""";

    private final JdbcOperations jdbc;

    CostTerms(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What a project's lines are charged to. */
    record Charged(String owner, String tag) {}

    /** The price of a tier, and what it gives. */
    record Price(BigDecimal dollars, BigDecimal cores, BigDecimal gib, int gpus) {

        static final Price NONE = new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

        static Price of(ResultSet row) throws SQLException {
            return new Price(
                    Objects.requireNonNull(row.getBigDecimal("dollars")),
                    Objects.requireNonNull(row.getBigDecimal("cores")),
                    Objects.requireNonNull(row.getBigDecimal("gib")),
                    row.getInt("gpus"));
        }

        CostRate rate() {
            return CostRate.of(dollars, cores, gib, gpus);
        }
    }

    void define(HardwareTierId tier, TierSpecification specification, EventMessage<?> message) {
        jdbc.update(
                DEFINE,
                tier.value(),
                at(message.getTimestamp()),
                decimal(BigDecimal.valueOf(specification.centsPerMinute()).movePointLeft(2)),
                decimal(BigDecimal.valueOf(specification.resources().cores())),
                BigDecimal.valueOf(specification.resources().memory().inBytes())
                        .divide(GIB, Money.DIGITS, RoundingMode.HALF_EVEN),
                specification.gpuConfiguration() == null
                        ? 0
                        : specification.gpuConfiguration().numberOfGpus(),
                message.getIdentifier());
    }

    private static BigDecimal decimal(BigDecimal value) {
        return value.setScale(Money.DIGITS, RoundingMode.HALF_EVEN);
    }

    /** Charges a project to this owner and tag from now on; what is null stays as it is. */
    void charge(ProjectId project, @Nullable UserId owner, @Nullable String tag, EventMessage<?> message) {
        jdbc.update(
                CHARGE,
                project.value(),
                at(message.getTimestamp()),
                owner == null ? null : owner.value(),
                tag,
                project.value(),
                message.getIdentifier());
    }

    Price priceAt(String tier, Instant moment) {
        return jdbc.query(AT, (row, n) -> Price.of(row), tier, at(moment), at(moment)).stream()
                .findFirst()
                .orElse(Price.NONE);
    }

    /** Returns to what some projects were charged at any time. */
    Map<String, Charges> chargesOf(Collection<String> projects) {
        Map<String, Charges> found = new HashMap<>();
        jdbc.query(
                "select * from cost_project where project_id = any (?) order by position",
                row -> {
                    Charges charges =
                            found.computeIfAbsent(row.getString("project_id"), _ -> new Charges(new TreeMap<>()));
                    charges.since.put(
                            Objects.requireNonNull(row.getObject("since", OffsetDateTime.class))
                                    .toInstant(),
                            new Charged(row.getString("owner_id"), row.getString("tag")));
                },
                (Object) List.copyOf(projects).toArray(String[]::new));
        return found;
    }

    /** What one project was charged to, by the time since when. */
    record Charges(TreeMap<Instant, Charged> since) {

        static final Charges NONE = new Charges(new TreeMap<>());

        /** Returns what was so at that time; what came first where that is later. */
        Charged at(Instant moment) {
            Map.Entry<Instant, Charged> entry = since.floorEntry(moment);
            if (entry == null) {
                entry = since.firstEntry();
            }
            return entry == null ? new Charged("", "") : entry.getValue();
        }
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
