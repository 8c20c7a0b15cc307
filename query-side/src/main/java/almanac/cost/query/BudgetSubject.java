package almanac.cost.query;

import almanac.shared.UserId;
import java.util.List;

/**
 * The thing that a budget is for.
 *
 * @param name its id where it has no name any more
 * @param administrators of the organization that it is; empty for other things
 */
public record BudgetSubject(String name, List<UserId> administrators) {}
