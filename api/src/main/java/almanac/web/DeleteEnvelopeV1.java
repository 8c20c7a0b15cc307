package almanac.web;

import almanac.messaging.Caller;

/** That something is gone. What was not there is answered with 404 instead. */
public record DeleteEnvelopeV1(boolean success, MetadataV1 metadata) {

    public static DeleteEnvelopeV1 done(Caller caller) {
        return new DeleteEnvelopeV1(true, MetadataV1.of(caller));
    }
}
