package almanac.access;

import almanac.shared.BillingTagName;
import java.util.Collection;
import java.util.Map;

/** Answers a decision's questions about billing tags, as of its own transaction. */
public interface BillingTagDirectory {

    /** Returns the known tags that differ from one of these in case at most, by their folded names. */
    Map<String, BillingTagName> likeAnyOf(Collection<BillingTagName> tags);
}
