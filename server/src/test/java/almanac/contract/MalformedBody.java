package almanac.contract;

import java.util.Set;

/**
 * A request body with one fault.
 *
 * @param member the name of the member at fault, empty when it is the whole body
 */
public record MalformedBody(String description, String body, String member) {

    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    /** Fails unless the answer refuses the body and names the member. */
    public void mustBeRefusedBy(Answer answer) {
        if (!REFUSALS.contains(answer.status())) {
            throw new AssertionError("expected a refusal of " + this + ", found " + answer);
        }
        if (!answer.body().contains(member)) {
            throw new AssertionError("expected a refusal that names " + member + " for " + this + ", found " + answer);
        }
    }

    /** The description alone, which is what a parameterised test is called. */
    @Override
    public String toString() {
        return description;
    }
}
