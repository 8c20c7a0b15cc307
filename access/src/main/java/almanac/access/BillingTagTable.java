package almanac.access;

import almanac.billing.event.BillingMode;
import almanac.billing.event.BillingSettingsEvent;
import almanac.shared.BillingTagName;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the billing tags, which of them are active, and the mode in which new projects carry them. A unique constraint
 * keeps the tags distinct in any case.
 */
@Component
public class BillingTagTable implements BillingTagDirectory, ActiveBillingTags {

    private final AccessLines lines;

    BillingTagTable(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * Makes the tag active, a new one or a known one.
     *
     * @param folded what no other tag may have; null where another took it meanwhile
     * @throws org.springframework.dao.DuplicateKeyException when another tag has it
     */
    public void activate(BillingTagName tag, @Nullable String folded) {
        lines.add("""
                insert into access_billing_tag (tag, folded, active) values (?, ?, true)
                on conflict (tag) do update set active = true""", tag.value(), folded);
    }

    public void deactivate(BillingTagName tag) {
        lines.change("update access_billing_tag set active = false where tag = ?", tag.value());
    }

    /** Tells whether another tag differs from this one in case alone. */
    public boolean isTaken(BillingTagName tag) {
        return lines.exists(
                "select 1 from access_billing_tag where folded = ? and tag <> ?", tag.folded(), tag.value());
    }

    @Override
    public boolean isActive(BillingTagName tag) {
        return lines.exists("select 1 from access_billing_tag where tag = ? and active", tag.value());
    }

    /** Keeps the mode in place of the former one. */
    public void choose(BillingMode mode) {
        lines.add("""
                insert into access_billing_mode (stream, mode) values (?, ?)
                on conflict (stream) do update set mode = excluded.mode""", BillingSettingsEvent.STREAM, mode.name());
    }

    @Override
    public BillingMode mode() {
        return lines.list("select mode from access_billing_mode", String.class).stream()
                .findFirst()
                .map(BillingMode::valueOf)
                .orElse(BillingMode.DISABLED);
    }

    @Override
    public Map<String, BillingTagName> likeAnyOf(Collection<BillingTagName> tags) {
        String[] folded = tags.stream().map(BillingTagName::folded).toArray(String[]::new);
        return lines
                .list("select tag from access_billing_tag where folded = any (?)", String.class, (Object) folded)
                .stream()
                .map(BillingTagName::new)
                .collect(Collectors.toMap(BillingTagName::folded, Function.identity()));
    }
}
