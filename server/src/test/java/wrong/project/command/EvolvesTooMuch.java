package wrong.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.shared.ErrorCode;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wrong.project.event.LooseEvent;

/** Does more than assigning whenever its history is read. */
public class EvolvesTooMuch {

    private static final Logger LOG = LoggerFactory.getLogger(EvolvesTooMuch.class);

    @EventSourcingHandler
    void evolveAndLog(LooseEvent event) {
        LOG.info("read {}", event);
    }

    @EventSourcingHandler
    void evolveAndPrint(LooseEvent event) {
        System.out.println(event);
    }

    @EventSourcingHandler
    void evolveAndRefuse(LooseEvent event) {
        throw ErrorCode.NOT_LOGGED_IN.with();
    }

    @EventSourcingHandler
    void evolveAndApply(LooseEvent event) {
        apply(event);
    }
}
