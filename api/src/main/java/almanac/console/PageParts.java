package almanac.console;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Query;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks for the parts of a page one by one: what the guard refuses is said in its place, and the others are shown. */
@Component
@ForRole(Role.API)
public class PageParts {

    private static final Set<ErrorCode.Kind> SAID_IN_PLACE =
            Set.of(ErrorCode.Kind.FORBIDDEN, ErrorCode.Kind.NOT_FOUND, ErrorCode.Kind.INVALID);

    private final Dispatch dispatch;

    PageParts(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    public <A> PagePart<A> ask(Query<A> query, Caller caller) {
        return of(() -> dispatch.ask(query, caller));
    }

    /** Does the same for what takes more than a query, such as the files of a commit. */
    public <A> PagePart<A> of(Supplier<A> question) {
        try {
            return PagePart.of(question.get());
        } catch (DomainException refusal) {
            if (!SAID_IN_PLACE.contains(refusal.code().kind())) {
                throw refusal;
            }
            return PagePart.refused(String.valueOf(refusal.getMessage()));
        }
    }
}
