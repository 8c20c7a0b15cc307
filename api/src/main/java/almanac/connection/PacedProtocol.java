package almanac.connection;

import java.util.concurrent.atomic.LongAdder;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP protocol on a {@link PacedEndpoint}. Tomcat makes an instance by the name of the class. */
public final class PacedProtocol extends Http11NioProtocol {

    private final PacedEndpoint endpoint;

    /** Lets Tomcat make an instance. */
    public PacedProtocol() {
        this(new PacedEndpoint());
    }

    private PacedProtocol(PacedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void limit(ConnectionLimits limits, LongAdder cut) {
        endpoint.limit(limits, cut);
    }

    @Override
    protected Processor createProcessor() {
        return new PacedProcessor(this, adapter);
    }
}
