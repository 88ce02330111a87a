# The base image is an argument, so that it can be pinned by digest: see docs/hosting.md.
ARG BASE=python:3.11-slim

FROM ${BASE} AS build
WORKDIR /app
# What is installed: run, postgres (several hosts share settings) or lance (a shared index).
ARG SET=run
COPY requirements /requirements
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --no-cache-dir --no-compile --disable-pip-version-check \
        --require-hashes --no-deps --only-binary :all: -r "/requirements/${SET:-run}.txt" \
    && python /requirements/trim.py /venv
# The bill of materials, CycloneDX in JSON: /app/sbom.json in the image.
RUN python -m venv --without-pip /sbom \
    && pip --python /sbom/bin/python install --no-cache-dir --no-compile --disable-pip-version-check \
        --require-hashes --no-deps --only-binary :all: -r /requirements/sbom.txt \
    && /sbom/bin/python -m cyclonedx_py environment /venv --output-reproducible --of JSON -o sbom.json \
    && rm -r /sbom
COPY config.yaml ./
COPY bot bot
COPY cogs cogs
COPY seeds seeds
# Compiled here, since the running container can write nothing. Hashes stay true when layers change file times.
RUN /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash /venv/lib bot cogs \
    && install -d -o 10001 -g 10001 /data

FROM ${BASE}
LABEL org.opencontainers.image.title="Receipts" \
      org.opencontainers.image.description="A Discord bot that answers strictly from a folder of articles" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=build /app/seeds /articles
COPY --from=build --chown=10001:10001 /data /data
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    RECEIPTS_ARTICLES=/articles \
    RECEIPTS_DATA=/data
USER 10001:10001
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["python", "-m", "bot", "healthy"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
