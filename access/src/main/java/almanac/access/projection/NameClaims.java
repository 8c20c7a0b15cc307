package almanac.access.projection;

import almanac.shared.ErrorCode;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DuplicateKeyException;

/**
 * Takes unique names for the object of an event. A unique constraint holds each name, so of two concurrent commands
 * that want it one is refused. An event that comes late (docs/adr/0017) cannot be refused any more: where its name has
 * been taken by another object meanwhile, its own goes without.
 */
record NameClaims(boolean late) {

    /**
     * Takes a name.
     *
     * @param isTaken tells whether another object has the name; asked for a late event only
     * @param take the update that takes the name
     * @param goWithout the update that does without the name
     * @param refusal of a command that wants a taken name
     * @param arguments of the refusal
     */
    void claim(BooleanSupplier isTaken, Runnable take, Runnable goWithout, ErrorCode refusal, Object... arguments) {
        Runnable update = late && isTaken.getAsBoolean() ? goWithout : take;
        try {
            update.run();
        } catch (DuplicateKeyException _) {
            throw refusal.with(arguments);
        }
    }
}
