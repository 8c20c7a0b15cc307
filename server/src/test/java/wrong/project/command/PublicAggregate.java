package wrong.project.command;

import org.axonframework.modelling.command.AggregateIdentifier;

/** An aggregate that others can see. */
public class PublicAggregate {

    @AggregateIdentifier
    private String id = "";

    boolean is(String other) {
        return id.equals(other);
    }
}
