// The least our stack can do: Nest, Fastify, TypeORM and Handlebars, with the product's own pages as templates whose every
// text is a hole, one look-up for each page, one seal and one durable upsert for each form that is sent.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Controller, Get, Module, Param, Post, Redirect, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource, EntitySchema } from 'typeorm';
import { generateKeyPairSync } from 'node:crypto';
import { rawPublicKey, seal } from '../../dist/sealing/envelope.js';
import { handMade } from './hand-made.mjs';

const { SKELETON_PAGES, DATA_DIR, PORT, DATABASE_URL } = process.env;
const onPostgres = Boolean(DATABASE_URL);
const link = new EntitySchema({
  name: 'skeleton_link',
  columns: { id: { type: 'varchar', primary: true }, name: { type: 'varchar' } },
});
const answer = new EntitySchema({
  name: 'skeleton_answer',
  columns: { id: { type: 'varchar', primary: true }, sealed: { type: onPostgres ? 'bytea' : 'blob' } },
});
const shared = { entities: [link, answer], synchronize: true };
const data = new DataSource(
  onPostgres
    ? { type: 'postgres', url: DATABASE_URL, ...shared }
    : {
        type: 'better-sqlite3',
        database: `${DATA_DIR}/skeleton.sqlite`,
        ...shared,
        prepareDatabase: (connection) => {
          connection.pragma('journal_mode = WAL');
          connection.pragma('synchronous = FULL');
        },
      },
);
await data.initialize();
await data.getRepository(link).upsert({ id: 'one', name: 'Leila Rahimi' }, ['id']);
const pages = SKELETON_PAGES ? JSON.parse(readFileSync(SKELETON_PAGES, 'utf8')) : { form: '', sent: '' };
const views = { form: handMade(pages.form, 'en'), sent: handMade(pages.sent, 'en') };
const publicKey = rawPublicKey(generateKeyPairSync('x25519').publicKey);

class Pages {
  async form(_id, reply) {
    await this.lookUp();
    return reply.header('content-type', 'text/html; charset=utf-8').send(views.form());
  }

  async sent(_id, reply) {
    await this.lookUp();
    return reply.header('content-type', 'text/html; charset=utf-8').send(views.sent());
  }

  async send(id, request) {
    await this.lookUp();
    const sealed = seal(Buffer.from(JSON.stringify(request.body)), publicKey, 'cycle', id);
    await data.getRepository(answer).upsert({ id, sealed }, ['id']);
    return { url: `/r/${id}/sent` };
  }

  lookUp() {
    return data.getRepository(link).findOneBy({ id: 'one' });
  }
}

function handler(name, decorators, parameters) {
  const descriptor = Object.getOwnPropertyDescriptor(Pages.prototype, name);
  for (const decorate of decorators) decorate(Pages.prototype, name, descriptor);
  parameters.forEach((decorate, at) => decorate(Pages.prototype, name, at));
}
handler('form', [Get(':id')], [Param('id'), Res()]);
handler('sent', [Get(':id/sent')], [Param('id'), Res()]);
handler('send', [Post(':id/send'), Redirect('/', 303)], [Param('id'), Req()]);
Controller('r')(Pages);

class Skeleton {}
Module({ controllers: [Pages] })(Skeleton);
const app = await NestFactory.create(Skeleton, new FastifyAdapter(), { logger: false });
await app.listen(Number(PORT), '127.0.0.1');
