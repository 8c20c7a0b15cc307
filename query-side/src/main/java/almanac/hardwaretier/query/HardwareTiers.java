package almanac.hardwaretier.query;

import almanac.access.AccessHardwareTiers;
import almanac.access.AccessHardwareTiers.Purpose;
import almanac.hardwaretier.event.HardwareTierEvent;
import almanac.hardwaretier.query.HardwareTierQuery.GetHardwareTier;
import almanac.hardwaretier.query.HardwareTierQuery.ListHardwareTiers;
import almanac.hardwaretier.query.HardwareTierQuery.ListUsableTiers;
import almanac.hardwaretier.query.HardwareTierRow.Defaults;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.HardwareTierId;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Projects hardware tiers, and answers queries for them. */
@Component
@ProcessingGroup("hardware-tiers")
class HardwareTiers extends RowProjection<HardwareTierEvent, HardwareTierRow> {

    private static final Window MOST_USABLE = new Window(0, 1000);
    private static final String BY_ID = "r.id collate \"C\"";
    private static final String LISTED = "from hardware_tier_row r where :all or not r.archived";

    private final AccessHardwareTiers tiers;

    HardwareTiers(RowStore store, AccessHardwareTiers tiers) {
        super(
                store,
                new ProjectionType<>(
                        "hardwareTiers",
                        HardwareTierEvent.class,
                        HardwareTierRow.class,
                        HardwareTierRow::new,
                        row -> new GetHardwareTier(new HardwareTierId(row.id()))));
        this.tiers = tiers;
    }

    @EventHandler
    void on(HardwareTierEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<HardwareTierV1> answer(GetHardwareTier query) {
        HardwareTierRow row =
                rows.find(query.tier().value()).orElseThrow(() -> ErrorCode.HARDWARE_TIER_NOT_FOUND.with(query.tier()));
        return Versioned.of(row.toV1(defaults()), row);
    }

    @QueryHandler
    Page<HardwareTierV1> answer(ListHardwareTiers query) {
        Defaults defaults = defaults();
        return rows.page(LISTED, BY_ID, Map.of("all", query.includeArchived()), query.window())
                .map(row -> row.toV1(defaults));
    }

    @QueryHandler
    Page<UsableTier> answer(ListUsableTiers query) {
        Defaults defaults = defaults();
        return rows.page(LISTED, BY_ID, Map.of("all", false), MOST_USABLE).map(row -> row.toUsable(defaults));
    }

    private Defaults defaults() {
        return new Defaults(defaultFor(Purpose.JOBS), defaultFor(Purpose.MODEL_APIS));
    }

    private @Nullable String defaultFor(Purpose purpose) {
        return tiers.defaultFor(purpose).map(HardwareTierId::value).orElse(null);
    }
}
