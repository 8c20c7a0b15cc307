package almanac.billing.command;

import almanac.access.BillingTagDirectory;
import almanac.billing.command.BillingTagCommand.ActivateBillingTags;
import almanac.shared.BillingTagId;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Decides on several billing tags in one transaction. They are locked in the order of their names, so that two batches
 * never deadlock.
 */
@Component
class BillingTagBatches {

    private final Repository<BillingTag> tags;

    BillingTagBatches(Repository<BillingTag> tags) {
        this.tags = tags;
    }

    @CommandHandler
    void decide(ActivateBillingTags command, BillingTagDirectory directory) throws Exception {
        requireDistinct(command.tags(), directory);
        List<BillingTagName> inOrder = command.tags().keySet().stream()
                .sorted(Comparator.comparing(BillingTagName::value))
                .toList();
        for (BillingTagName name : inOrder) {
            BillingTagId idIfNew = Objects.requireNonNull(command.tags().get(name));
            tags.loadOrCreate(name.stream(), BillingTag::new).execute(tag -> tag.activate(name, idIfNew));
        }
    }

    /** Refuses names that differ in case alone, from each other or from a known tag. */
    private static void requireDistinct(Map<BillingTagName, BillingTagId> wanted, BillingTagDirectory directory) {
        Map<String, BillingTagName> known = new HashMap<>(directory.likeAnyOf(wanted.keySet()));
        for (BillingTagName tag : wanted.keySet()) {
            BillingTagName other = known.putIfAbsent(tag.folded(), tag);
            if (other != null && !other.equals(tag)) {
                throw ErrorCode.BILLING_TAG_DIFFERS_IN_CASE.with(tag, other);
            }
        }
    }
}
