# The base image is an argument, so that it can be pinned by digest: see docs/hosting.md.
ARG BASE=python:3.11-slim

FROM ${BASE} AS build
WORKDIR /app
ENV PYTHONDONTWRITEBYTECODE=1
# What is installed: run, postgres (several hosts share settings) or lance (a shared index).
ARG SET=run
# Wheels come with symbols that only a debugger reads: 36 MB. Which binutils takes them out makes no difference.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils \
    && rm -rf /var/lib/apt/lists/*
COPY requirements /requirements
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --no-cache-dir --no-compile --disable-pip-version-check \
        --require-hashes --no-deps --only-binary :all: -r "/requirements/${SET:-run}.txt" \
    && python /requirements/trim.py /venv \
    && find /venv -name '*.so' -not -path '*.libs/*' -exec strip --strip-unneeded {} +
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
# Compiled here, since the running container can write nothing (and the base image's modules are not). Hashes stay
# true when layers change file times.
RUN python /requirements/system.py /system /venv \
    && python -m compileall -q --invalidation-mode unchecked-hash /system/usr/local/lib /venv/lib bot cogs \
    && install -d -o 10001 -g 10001 /data

# Nothing of the base image but what the bot runs on: see requirements/system.py.
FROM scratch
LABEL org.opencontainers.image.title="Receipts" \
      org.opencontainers.image.description="A Discord bot that answers strictly from a folder of articles" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /system /
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=build /app/seeds /articles
COPY --from=build --chown=10001:10001 /data /data
ENV PATH=/venv/bin:/usr/local/bin \
    LANG=C.UTF-8 \
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
